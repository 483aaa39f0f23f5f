/** Whether code in a language, as a chunk names it, is run by knitr, Quarto or Jupyter. */
export function isRunLanguage(name: string): boolean {
  return languages.has(name.toLowerCase())
}

/** The engines of knitr, Quarto and Jupyter that print results. */
const languages: ReadonlySet<string> = new Set(
  `r python py julia bash sh zsh fish powershell sql mysql psql duckdb ojs stan rcpp node ipython ipython3 code-cell octave
  matlab rscript sas stata perl ruby awk gawk sed haskell lua scala go groovy php c cc cpp fortran fortran95 glue exec
  targets webr pyodide tikz asy asymptote`.split(/\s+/)
)
