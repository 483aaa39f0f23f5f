/** A JSON Schema, or a part of one. */
export type Schema = Readonly<{[keyword: string]: unknown}>

/** A key of a file beside the settings, such as `style.yaml`; there are no others. */
export type FileOption = Readonly<{name: string; says: string; example: string; schema: Schema}>
