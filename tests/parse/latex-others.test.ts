import {beforeAll, expect, test} from 'vitest'
import {build, compose} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {walkNodes} from '../../src/core/walk-article.ts'
import {textWorld} from '../world.ts'

const tick = '`'

/** Habits from papers, R packages and questions about LaTeX: none is silently printed as LaTeX or lost. */
const others: ReadonlyArray<readonly [name: string, codes: readonly string[], source: string]> = [
  [
    'a box around a picture',
    [],
    String.raw`\begin{figure}[H]\centering\makebox[\textwidth][c]{\includegraphics[width=1.2\textwidth]{a.png}}\caption[Short]{Long caption.}\end{figure}`
  ],
  [
    'wrapfigure',
    [],
    String.raw`\begin{wrapfigure}{r}{0.4\textwidth}
\vspace{-10pt}
\begin{center}
\includegraphics[width=0.38\textwidth]{a.png}
\end{center}
\caption{Wrapped}
\end{wrapfigure}`
  ],
  [
    'a caption without a number',
    [],
    String.raw`\begin{figure}
\includegraphics{a.png}
\caption*{Source: author.}
\end{figure}`
  ],
  [
    'adjustbox and repeated columns',
    [],
    String.raw`\begin{table}[!htbp]
\begin{adjustbox}{width=\textwidth}
\begin{tabular}{|l|*{3}{c|}}
\hline
A & B & C & D \\ \hline
1 & 2 & 3 & 4 \\ \hline
5 & 6 & 7 & 8 \\ \hline
\end{tabular}
\end{adjustbox}
\caption{Adj}
\end{table}`
  ],
  [
    'resizebox',
    [],
    String.raw`\begin{table}
\resizebox{\textwidth}{!}{%
\begin{tabular}{ll}
a & b \\
\end{tabular}%
}
\end{table}`
  ],
  [
    'colours of rows and cells',
    ['G501'],
    String.raw`\begin{tabular}{lr}
\rowcolor{gray!20} Head & \cellcolor{blue} Num \\ \midrule
x & \textcolor{red}{-3} \\
\end{tabular}`
  ],
  [
    'lines in cells',
    [],
    String.raw`\begin{tabular}{p{3cm}l}
first \newline second & \makecell[l]{top\\bottom} \\
\end{tabular}`
  ],
  [
    'columns of siunitx',
    [],
    String.raw`\begin{tabular}{l S[table-format=3.2] S}
\toprule
{Name} & {Value} & {Error} \\
\midrule
x & 12.34 & 0.1 \\
\bottomrule
\end{tabular}`
  ],
  [
    'signs with a backslash',
    [],
    String.raw`\begin{tabular}{ll}
50\% & A\_B \& C \\ \$5 & \textbackslash{}x \# 2 \\
\end{tabular}`
  ],
  [
    'tabular*',
    [],
    String.raw`\begin{tabular*}{\textwidth}{@{\extracolsep{\fill}}lr}
K & V \\
\hline
k & v \\
\end{tabular*}`
  ],
  [
    'threeparttable',
    [],
    String.raw`\begin{table}
\begin{threeparttable}
\caption{Notes}
\begin{tabular}{lc}
\toprule
X & Y\tnote{a} \\ \midrule
1 & 2*** \\
\bottomrule
\end{tabular}
\begin{tablenotes}
\small
\item Note: robust errors.
\item[a] In years.
\end{tablenotes}
\end{threeparttable}
\end{table}`
  ],
  [
    'a table of stargazer',
    [],
    String.raw`\begin{table}[!htbp] \centering 
  \caption{Regression} 
  \label{tab:reg} 
\begin{tabular}{@{\extracolsep{5pt}}lcc} 
\\[-1.8ex]\hline 
\hline \\[-1.8ex] 
 & \multicolumn{2}{c}{\textit{Dependent variable:}} \\ 
\cline{2-3} 
\\[-1.8ex] & \multicolumn{2}{c}{mpg} \\ 
\\[-1.8ex] & (1) & (2)\\ 
\hline \\[-1.8ex] 
 wt & $-$5.344$^{***}$ & $-$3.878$^{***}$ \\ 
  & (0.559) & (0.633) \\ 
  & & \\ 
\hline \\[-1.8ex] 
Observations & 32 & 32 \\ 
\hline 
\hline \\[-1.8ex] 
\textit{Note:}  & \multicolumn{2}{r}{$^{*}$p$<$0.1; $^{**}$p$<$0.05} \\ 
\end{tabular} 
\end{table}`
  ],
  [
    'a table of xtable',
    [],
    String.raw`% latex table generated in R 4.2 by xtable
\begin{table}[ht]
\centering
\begin{tabular}{rrr}
  \hline
 & a & b \\ 
  \hline
1 & 2.00 & 3.00 \\ 
   \hline
\end{tabular}
\end{table}`
  ],
  [
    'a table of kable',
    [],
    String.raw`\begin{longtable}[]{@{}ll@{}}
\caption{\label{tab:k}Kable}\tabularnewline
\toprule
A & B\tabularnewline
\midrule
\endfirsthead
\toprule
A & B\tabularnewline
\midrule
\endhead
1 & 2\tabularnewline
\bottomrule
\end{longtable}`
  ],
  [
    'a list that goes on',
    ['G501'],
    String.raw`\begin{enumerate}
\setlength\itemsep{0em}
\item alpha
\end{enumerate}
between
\begin{enumerate}[resume]
\item beta
\end{enumerate}`
  ],
  [
    'items with marks',
    [],
    String.raw`\begin{itemize}[noitemsep,topsep=0pt]
\setlength{\itemsep}{0pt}
\item one
\item[--] two
\item[$\checkmark$] three
\end{itemize}`
  ],
  [
    'descriptions',
    [],
    String.raw`\begin{description}
\item[\textbf{Kiln}:] an oven
\item [Tile] a slab
\end{description}`
  ],
  [
    'a motto',
    ['G501'],
    String.raw`\begin{quote}\itshape
${tick}${tick}All is fire.'' \hfill --- Heraclitus
\end{quote}`
  ],
  [
    'lstlisting',
    [],
    String.raw`\begin{lstlisting}[language=C++,basicstyle=\ttfamily\small,frame=single]
int x = 5 % 2; // cost $3
\end{lstlisting}`
  ],
  [
    'minted',
    [],
    String.raw`\begin{minted}[linenos,fontsize=\small]{python}
print("a\\b")
\end{minted}`
  ],
  [
    'algpseudocode',
    [],
    String.raw`\begin{algorithm}
\caption{Euclid}\label{alg:e}
\begin{algorithmic}[1]
\Procedure{Euclid}{$a,b$}\Comment{The g.c.d.}
\State $r\gets a\bmod b$
\While{$r\not=0$}\Comment{We have the answer}
\State $a\gets b$
\EndWhile\label{euclidendwhile}
\If{$a$} \State x \ElsIf{$b$} \State y \Else \State z \EndIf
\Repeat \State q \Until{$p$}
\State \textbf{return} $b$
\EndProcedure
\end{algorithmic}
\end{algorithm}`
  ],
  [
    'algorithmic',
    [],
    String.raw`\begin{algorithm}
\caption{Old}
\begin{algorithmic}
\REQUIRE $n \geq 0$
\ENSURE $y = x^n$
\STATE $y \leftarrow 1$
\IF{$n < 0$}
\STATE $X \leftarrow 1 / x$
\ELSE
\STATE $X \leftarrow x$
\ENDIF
\FORALL{$i \in S$}
\STATE go \COMMENT{fast}
\ENDFOR
\RETURN $y$
\end{algorithmic}
\end{algorithm}`
  ],
  [
    'algorithm2e',
    [],
    String.raw`\begin{algorithm}[H]
\SetAlgoLined
\DontPrintSemicolon
\SetKwInOut{Input}{Input}\SetKwInOut{Output}{Output}
\Input{A graph $G$}
\Output{A tree}
initialization\;
\ForEach{$v \in V$}{
  \uIf{$v$ new}{mark $v$\tcp*{once}}
  \ElseIf{seen}{skip\;}
  \Else{stop\;}
  \lIf{$a$}{$b$}
}
\KwRet{$T$}\;
\caption{Tree}
\end{algorithm}`
  ],
  [
    'abstract',
    ['G501'],
    String.raw`\begin{abstract}
We do things.
\end{abstract}`
  ],
  [
    'acknowledgements',
    ['G501'],
    String.raw`\begin{acknowledgments}
Thanks to \textsc{Doe}.
\end{acknowledgments}`
  ],
  ['a footnote', [], String.raw`Text\footnote{See \url{http://x.org/a_b} and $x^2$.} here.`],
  [
    'words within words',
    [],
    String.raw`So \emph{nested \textbf{bold $x^2$} words} and {\bf old bold} and {\itshape old italics}.`
  ],
  [
    'signs in the text',
    [],
    String.raw`\textquotedblleft Q\textquotedblright\ and \ldots\ end; see \S\ref{alg:e}, \S 3, e.g.\ this, 5\,km, 10\%, \$5, 1--2, H\textsubscript{2}O, 25\textdegree C, 4\textsuperscript{th}.`
  ],
  ['a heading in the line', [], String.raw`\paragraph{Data.} We use data.`],
  [
    'a table in the middle',
    [],
    String.raw`\begin{center}
\begin{tabular}{c} X \\ Y \end{tabular}
\end{center}`
  ],
  [
    'minipages with one caption',
    [],
    String.raw`\begin{figure}
\begin{minipage}{.5\textwidth}
\includegraphics[width=\linewidth]{a.png}
\end{minipage}%
\begin{minipage}{.5\textwidth}
\includegraphics[width=\linewidth]{b.png}
\end{minipage}
\caption{Both}\label{fig:both}
\end{figure}`
  ],
  [
    'code in a list',
    [],
    String.raw`\begin{itemize}
\item code:
\begin{verbatim}
x = {1}
\end{verbatim}
\item done
\end{itemize}`
  ],
  [
    'panels',
    [],
    String.raw`\begin{table}[h]
\caption{Two lines \\ of caption, see \citep{doe}}
\begin{tabular}{ll}
\multicolumn{2}{l}{\textbf{Panel A}} \\
a & \multirow{2}*{both} \\
b & \\
\end{tabular}
\end{table}`
  ]
]

/** All rows in one paper, with a chapter for each. */
const files = {
  'a.png': '',
  'b.png': '',
  'references.bib': '@book{doe, author={Doe, Jane}, title={A}, date={2001}}',
  ...Object.fromEntries(
    others.map(([, , source], index) => [`${100 + index}.md`, `# Part ${index}\n\n${source}\n`])
  )
}
const said = new Map<string, string[]>()
const left = new Map<string, string[]>()

beforeAll(async () => {
  const world = textWorld(files)
  const {diagnostics} = await build(world, createMemo(), {entry: '', outputs: []})
  for (const {code, file} of diagnostics)
    if (code === 'G501' || code === 'G515') said.set(file, [...(said.get(file) ?? []), code])
  let chapter = ''
  walkNodes((await compose(world, createMemo(), '')).article.body, node => {
    if ('place' in node && node.place !== undefined) chapter = node.place.file
    const isLeft = node.type === 'raw' || (node.type === 'text' && /\\[A-Za-z]{2}|``|\{/.test(node.value))
    if (isLeft) left.set(chapter, [...(left.get(chapter) ?? []), node.value])
    return undefined
  })
})

test.each(others.map(([name, codes], index) => [name, codes, `${100 + index}.md`] as const))(
  '%s',
  (_, codes, file) => {
    expect(said.get(file) ?? []).toEqual(codes)
    // Everything left as written is reported.
    if (codes.length === 0) expect(left.get(file) ?? []).toEqual([])
  }
)
