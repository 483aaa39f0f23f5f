export function bundleGrowingInputs(folder: string): Promise<string>
export function printGrowth(): Promise<void>
