import {startReading} from './reading.ts'

// A module with exports would be larger by what names them.
startReading()
