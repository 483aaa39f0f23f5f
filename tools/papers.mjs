// A contact sheet of the first pages of real papers, each in every journal style, for docs/papers.md: `make papers`.
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {buildIn, canDraw, drawPages, makeSheet, root} from './sheet.mjs'

const corpus = join(root, '../shared/corpus')
const listed = join(corpus, 'expected/joss.json')
const [file = 'docs/papers.png'] = process.argv.slice(2)
// The styles in the order of docs/papers.md.
const styles = ['insights', 'joss', 'notes', 'plain', 'twocolumn']

if (!existsSync(listed)) console.log('skipped: no corpus')
else if (!canDraw()) console.log('skipped: no poppler (`make oracles`)')
else await makePapers()

async function makePapers() {
  const scratch = mkdtempSync(join(tmpdir(), 'galley-papers-'))
  try {
    const {papers} = JSON.parse(readFileSync(listed, 'utf8'))
    const pictures = Object.keys(papers)
      .sort()
      .flatMap(name => {
        const paper = join(corpus, papers[name].paper)
        return styles.map(style => {
          buildIn(scratch, dirname(paper), basename(paper), style, scratch, 'pdf')
          return drawPages(join(scratch, `${style}.pdf`), join(scratch, `${name}-${style}`), 1, 40)[0]
        })
      })
    // The sheet has three papers per row.
    await makeSheet(scratch, pictures, {file, columns: 3 * styles.length, width: 1800, gap: 8, colours: 40})
  } finally {
    rmSync(scratch, {recursive: true, force: true})
  }
}
