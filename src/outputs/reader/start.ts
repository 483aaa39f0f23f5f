import {startReading} from './reading.ts'

// A module with exports would be larger by their names.
startReading()
