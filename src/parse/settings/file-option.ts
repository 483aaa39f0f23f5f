/** A JSON Schema, or a part of one. */
export type Schema = Readonly<{[keyword: string]: unknown}>

/** A key of a file other than the settings, such as `style.yaml`. Such a file can have no other keys. */
export type FileOption = Readonly<{name: string; says: string; example: string; schema: Schema}>
