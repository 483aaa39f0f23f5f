import {describe, expect, test} from 'vitest'
import {built} from '../built.ts'

/** The findings about duplicate works and names in two spellings: `rule key place`, and the repair. */
async function said(bibliography: string): Promise<readonly string[]> {
  const {diagnostics} = await built({'01.md': 'See [@a; @b].', 'references.bib': bibliography})
  return diagnostics
    .filter(({rule}) => /^(?:reference-(?:same|dup|spell)|bibliography-dup)/.test(rule))
    .map(({rule, subject, start, expected = [], message, edits}) => {
      const another = /but another (\w+)/.exec(message)?.[1]
      return [
        `${rule} ${subject} ${start?.line}:${start?.column}`,
        ...expected,
        ...(another === undefined ? [] : [`another ${another}`]),
        ...(edits === undefined ? [] : [`(${edits.length} edits)`])
      ].join(' ')
    })
}

const fields = {
  author: 'Doe, Jane',
  title: 'The Long History of Baked Bricks',
  journal: 'Annals of Kilns',
  year: '2001',
  volume: '3',
  number: '2',
  pages: '3--9'
}

function article(key: string, changed: Readonly<Record<string, string>> = {}): string {
  const all = Object.entries({...fields, ...changed}).filter(([, value]) => value !== '')
  return `@article{${key}, ${all.map(([name, value]) => `${name} = {${value}}`).join(', ')}}`
}

describe('an article and a copy that only differs in', () => {
  test.each<readonly [string, readonly string[]]>([
    ['', ['reference-duplicate b 2:1']],
    ['title = {The long history of baked bricks}', ['reference-duplicate b 2:1']],
    ['title = {The Long History of Baked Brick}', []],
    ['title = {The Long Histroy of Baked Bricks}', ['reference-duplicate b 2:1']],
    ['title = {The Long History of Baked Bricks 2}', []],
    ['title = {The Long History of Baked Wages}', []],
    ['title = {Long History of Baked Bricks}', []],
    ['title = {The Long History of Baked Bricks!}', ['reference-duplicate b 2:1']],
    ['title = {The Long History of Baked Bricks: A Study}', []],
    ['author = {Doe, J.}', ['reference-duplicate b 2:1']],
    ['author = {Doe, John}', ['reference-same-title b 2:1 another author']],
    ['author = {Doe, Jane and Roe, R.}', ['reference-same-title b 2:1 another author']],
    ['author = {Deo, Jane}', ['reference-duplicate b 2:1']],
    ['author = {Doe, J. M.}', ['reference-same-title b 2:1 another author']],
    ['year = {2002}', ['reference-same-title b 2:1 another year']],
    ['year = ', ['reference-same-title b 2:1 another year']],
    ['volume = {4}', ['reference-same-title b 2:1 another description']],
    ['volume = ', ['reference-duplicate b 2:1']],
    ['number = {3}', ['reference-same-title b 2:1 another description']],
    ['pages = {4--9}', ['reference-same-title b 2:1 another page']],
    ['pages = {3--8}', ['reference-duplicate b 2:1']],
    ['pages = {3}', ['reference-duplicate b 2:1']],
    ['pages = ', ['reference-duplicate b 2:1']],
    ['journal = {Annals of Kiln}', ['reference-duplicate b 2:1']],
    ['journal = {Another Journal}', ['reference-same-title b 2:1 another container']],
    ['journal = ', ['reference-same-title b 2:1 another container']],
    ['doi = {10.1234/a}', ['reference-duplicate b 2:1']],
    ['edition = {2}', []],
    ['version = {2}', ['reference-duplicate b 2:1']],
    ['publisher = {P}', ['reference-duplicate b 2:1']],
    ['language = {french}', ['reference-duplicate b 2:1']],
    ['translator = {Poe, P.}', ['reference-duplicate b 2:1']],
    ['note = {x}', ['reference-duplicate b 2:1']],
    ['related = {b}', []],
    ['crossref = {b}', []],
    ['xref = {b}', []],
    ['issn = {0378-5955}', ['reference-duplicate b 2:1']],
    ['url = {https://e.org/x}', ['reference-duplicate b 2:1']],
    ['keywords = {x}', ['reference-duplicate b 2:1']]
  ])('%s', async (changes, expected) => {
    const changed = [...changes.matchAll(/(\w+) = (?:\{([^}]*)\})?/g)].map(([, name, value = '']) => [
      name!,
      value
    ])
    expect(await said(`${article('a')}\n${article('b', Object.fromEntries(changed))}`)).toEqual(expected)
  })
})

describe('entries', () => {
  test.each<readonly [string, readonly string[]]>([
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@book{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-same-title b 2:1 another description']
    ],
    [
      '@book{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@book{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-duplicate b 2:1']
    ],
    [
      '@book{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {1}, number = {2}, pages = {3--9}}\n@book{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {2}, number = {2}, pages = {3--9}}',
      []
    ],
    [
      '@book{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, edition = {1}}\n@book{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, edition = {2}}',
      []
    ],
    [
      '@book{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, isbn = {0-306-40615-2}}\n@book{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, isbn = {0-8044-2957-X}}',
      ['reference-duplicate b 2:1']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/a}}\n@article{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/a}}',
      ['reference-same-doi b 2:173']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/a}}\n@article{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/A}}',
      ['reference-same-doi b 2:173']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/a}}\n@article{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/b}}',
      ['reference-duplicate b 2:1']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/a}}\n@article{b, author = {Doe, Jane}, title = {Another Thing Altogether}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {30--40}, doi = {10.1234/a}}',
      ['reference-same-doi b 2:167']
    ],
    [
      '@inbook{a, author = {Doe, Jane}, title = {Chapter One of It}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/a}}\n@inbook{b, author = {Doe, Jane}, title = {Chapter Two of It}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, doi = {10.1234/a}}',
      []
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {Introduction}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {Introduction}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {20--30}}',
      []
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {Editorial}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {Editorial}, journal = {Annals of Kilns}, year = {2002}, volume = {3}, number = {2}, pages = {3--9}}',
      []
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {Bricks}, journal = {Annals of Kilns}, year = {2002}, volume = {3}, number = {2}, pages = {3--9}}',
      []
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {Book Review}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {Book Review}, journal = {Annals of Kilns}, year = {2003}, volume = {3}, number = {2}, pages = {3--9}}',
      []
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{c, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-duplicate b 2:1', 'reference-duplicate c 3:1 (1 edits)']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{c, author = {Doe, Jane}, title = {A}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-duplicate b 3:1']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['bibliography-duplicate-key a 2:1 (1 edits)']
    ],
    [
      '@article{a, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-duplicate b 2:1']
    ],
    [
      '@article{a, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, editor = {Doe, Jane}}\n@article{b, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}, editor = {Doe, J.}}',
      ['reference-duplicate b 2:1']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {{The} Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-duplicate b 2:1']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks: Part 1}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {The Long History of Baked Bricks: Part 2}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      []
    ],
    [
      '@article{a, author = {{Maps Office}}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {{Maps Office}}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-duplicate b 2:1']
    ],
    [
      '@article{a, author = {Muller, K.}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Müller, K.}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-spelling a 1:23 Müller, K.', 'reference-duplicate b 2:1']
    ],
    [
      '@article{a, author = {Schmidtke, Karl}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Schmitdke, Karl}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}',
      ['reference-duplicate b 2:1']
    ],
    [
      '@article{a, author = {Doe, Jane}, title = {The Long History of Baked Bricks}, journal = {Annals of Kilns A}, year = {2001}, volume = {3}, number = {2}, pages = {3--9}}\n@article{b, author = {Doe, Jane}, title = {Other}, journal = {Annals of Kilns B}, year = {2001}, volume = {3}, number = {2}, pages = {90}}',
      []
    ],
    [
      '@article{k0, author = {Doe, Jane}, title = {On Alpha Matters}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}}\n@article{k1, author = {Doe, Jane}, title = {Beta in Detail}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}}\n@article{k2, author = {Doe, Jane}, title = {Gamma at Large}, journal = {Annals of Kilsn}, year = {2001}, volume = {3}, number = {2}, pages = {21--25}}',
      []
    ],
    [
      '@article{k0, author = {Doe, Jane}, title = {On Alpha Matters}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}}\n@article{k1, author = {Doe, Jane}, title = {Beta in Detail}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}}\n@article{k2, author = {Doe, Jane}, title = {Gamma at Large}, journal = {Anals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {21--25}}',
      ['reference-spelling k2 3:73 Annals of Kilns']
    ],
    [
      '@article{k0, author = {Doe, Jane}, title = {On Alpha Matters}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}}\n@article{k1, author = {Doe, Jane}, title = {Beta in Detail}, journal = {Anals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}}',
      []
    ],
    [
      '@article{k0, author = {Schmidtke, Karl}, title = {On Alpha Matters}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}}\n@article{k1, author = {Schmidtke, Karl}, title = {Beta in Detail}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}}\n@article{k2, author = {Schmitke, Karl}, title = {Gamma at Large}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {21--25}}',
      ['reference-spelling k2 3:24 Schmidtke, Karl']
    ],
    [
      '@article{k0, author = {Schmidtke, Karl}, title = {On Alpha Matters}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}}\n@article{k1, author = {Schmidtke, Karl}, title = {Beta in Detail}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}}\n@article{k2, author = {Schmitke, Kurt}, title = {Gamma at Large}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {21--25}}',
      []
    ],
    [
      '@article{k0, author = {Schmidtke, Karl}, title = {On Alpha Matters}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}}\n@article{k1, author = {Schmidtke, Karl}, title = {Beta in Detail}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}}\n@article{k2, author = {Chmidtke, Karl}, title = {Gamma at Large}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {21--25}}',
      []
    ],
    [
      '@article{k0, author = {Smit, Karl}, title = {On Alpha Matters}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}}\n@article{k1, author = {Smit, Karl}, title = {Beta in Detail}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}}\n@article{k2, author = {Smi, Karl}, title = {Gamma at Large}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {21--25}}',
      []
    ],
    [
      '@article{k0, author = {Doe, Jane}, title = {On Alpha Matters}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}, publisher = {Trinity House}}\n@article{k1, author = {Doe, Jane}, title = {Beta in Detail}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}, publisher = {Trinity House}}\n@article{k2, author = {Doe, Jane}, title = {Gamma at Large}, journal = {Annals of Kilns}, year = {2001}, volume = {3}, number = {2}, pages = {21--25}, publisher = {Trnity House}}',
      ['reference-spelling k2 3:165 Trinity House']
    ],
    [
      '@article{k0, author = {Doe, Jane}, title = {On Alpha Matters}, journal = {Kilns 1 Annals}, year = {2001}, volume = {3}, number = {2}, pages = {1--5}}\n@article{k1, author = {Doe, Jane}, title = {Beta in Detail}, journal = {Kilns 1 Annals}, year = {2001}, volume = {3}, number = {2}, pages = {11--15}}\n@article{k2, author = {Doe, Jane}, title = {Gamma at Large}, journal = {Klns 1 Annals}, year = {2001}, volume = {3}, number = {2}, pages = {21--25}}',
      []
    ]
  ])('%s', async (bibliography, expected) => {
    expect(await said(bibliography)).toEqual(expected)
  })
})
