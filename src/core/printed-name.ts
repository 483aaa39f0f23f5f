/** Replaces the straight apostrophe in a name with a typographic one: O’Neil for `O'Neil`. */
export function printedName(name: string): string {
  return name.replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
}
