/** The classes of the elements that replace `html`, `body` and `main`. */
export const standIns: Readonly<Record<string, string>> = {
  html: 'galley-page',
  body: 'galley-body',
  main: 'galley-main'
}
