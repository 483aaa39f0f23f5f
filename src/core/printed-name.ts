/** A name with the apostrophe that printers set for the one that is typed: O’Neil for `O'Neil`. */
export function printedName(name: string): string {
  return name.replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
}
