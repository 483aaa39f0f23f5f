import type {Run} from './index.ts'
export const runWatch: Run = async () => 2
