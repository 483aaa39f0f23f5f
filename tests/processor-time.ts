/** Milliseconds that the processor has worked for these tests: what else the machine does is not among them. */
export function processorTime(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}
