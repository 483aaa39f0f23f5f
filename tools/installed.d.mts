/** The most that an installation may be: megabytes on the disk, and seconds. */
export const most: Readonly<{megabytes: number; seconds: number}>
/** The programs of Node that the package is tried with. */
export const nodes: readonly string[]
/** Packs what is compiled into a folder; gives the path of the tarball. */
export function pack(folder: string): string
/** Installs a tarball and packages beside it into `project/` of a folder; gives the path of that. */
export function install(
  tarball: string,
  folder: string,
  options?: Readonly<{node?: string; browser?: 'none' | 'left out'; beside?: readonly string[]}>
): string
/** The size of a folder in megabytes. */
export function megabytes(folder: string): number
