import {chanceFrom, sentence} from './edits.ts'

const vocabulary =
  `the of and in to a is that for as with by on are be this from at or which was not have an it were
their has its can more one all other these they also been some between such when than may only two most where each
after first both into many over used during same water river sediment basin channel slope erosion model surface level
rain season valley delta flow depth field sample station measure record century method result figure region climate
storm current glacier margin plain terrace layer grain size density rate signal trend source supply storage release
pattern scale period change growth decline estimate error range value mean sum curve boundary condition process theory
history archive letter author village market harvest tax survey map border road bridge mill trade ship port island`.split(
    /\s+/
  )

/** A text of 30 paragraphs in sections, with tables, formulas, lists and quotations. It is the same in every run. */
export const textOfEssay: string = makeEssay()

function makeEssay(): string {
  const chance = chanceFrom(20_261_127)
  const words = (length: number): string => sentence(chance, vocabulary, length)
  const paragraph = (): string =>
    Array.from({length: 3 + chance.below(5)}, () => words(8 + chance.below(18))).join(' ')
  const blocks: string[] = []
  for (let section = 0; section < 8; section++) {
    blocks.push(`# ${words(3).slice(0, -1)}`)
    for (let at = 0; at < 5; at++) blocks.push(paragraph())
    blocks.push(`$$x_${section} = y^${section} + ${section}$$`)
    blocks.push(`## ${words(4).slice(0, -1)}`)
    for (let at = 0; at < 3; at++) blocks.push(`${paragraph()}^[${words(12)}]`)
    blocks.push(
      ['| a | b | c | d |', '|---|---|---|---|']
        .concat(
          Array.from(
            {length: 6},
            () => `| ${Array.from({length: 4}, () => words(2).slice(0, -1)).join(' | ')} |`
          )
        )
        .join('\n')
    )
    blocks.push(paragraph())
    blocks.push(`- ${paragraph()}\n- ${paragraph()}\n- ${words(9)}`)
    blocks.push(`> ${paragraph()}`)
    blocks.push(paragraph())
  }
  return blocks.join('\n\n')
}
