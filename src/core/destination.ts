/** Where a paper can be sent, for the check of what is asked for there. */
export const destinations = ['jats'] as const

export type PaperDestination = (typeof destinations)[number]
