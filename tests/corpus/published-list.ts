import type {LabelledReference} from '../../tools/labelled-references.mjs'

/**
 * The fields of a published list of 121 references, labelled by hand: each line has the number of a reference, and for
 * each field its letter and its number of words. The words themselves are in the list.
 */
const judged = `
  1 a6 d1 x5 t6
  2 a10 x1 t5 p1
  3 a1 d2 t10 c1
  4 a9 d1 t10 p3 l1 c5
  5 a2 d1 t19 p4
  6 a2 d1 t4 p3
  7 a3 d1 t8 e2 p1 x4
  8 a1 d2 t8 w4
  9 a3 d1 t4 p1
  10 a2 d1 t4 l1 p3
  11 a3 d1 t14 p4
  12 a1 d2 t10 l1 c1
  13 d1 t2
  14 a2 d1 t8 l3 c1
  15 a2 d1 t8 l1 c2
  16 a2 d3 t7 x2 c3 u1
  17 a2 d3 t5 c2 v1 g1 o2
  18 a5 d3 t15 v1 g2 o2
  19 a3 d1 t9 x2 u1
  20 a3 d3 t7 x2 c3 u1
  21 a3 d1 t3 p4
  22 a2 d1 t5 p3
  23 a2 d3 t7 p5
  24 a2 d1 t4 l2 p2
  25 a2 d1 t4 p1
  26 a2 d1 t5 c4 g1
  27 a2 d1 t5 c4 g1
  28 a2 d1 t4 p1
  29 a2 d1 t10 v2 p2
  30 a2 d1 t9 c2 v1 g1 o1
  31 a5 d1 t8 l1 p3 x5 u1
  32 a2 d1 t11 p1 x2
  33 a3 d1 t4 n4
  34 a2 d1 t4 p1
  35 a2 d1 t5 s7 c2 g2 l3 p3
  36 a7 d1 t5 l1 p1
  37 a2 d1 t7 c2
  38 a3 d1 t3 p3
  39 a3 d1 t3 p3
  40 d1 t3
  41 a3 d1 t4 l2 p3
  42 a3 d1 t12 p2
  43 a3 d1 t9 l2 c4
  44 a4 d1 t5 p1
  45 a3 d1 t4 l1 p3
  46 a7 d1 t12 c5 g2
  47 a2 d1 t6 w6
  48 a2 d1 t7 w12
  49 a3 d1 t6 p3
  50 a2 d1 t4 l1 p8
  51 a3 d1 t5 c3
  52 a2 d1 t8 w5
  53 a2 d1 t11 p6
  54 a3 d1 t10 p3
  55 a3 d3 t11 w3
  56 a2 d1 t6 c3 v1 g1
  57 a6 d1 t11 p6 o1
  58 a2 d1 t3 c2 g1 x2 u1
  59 a3 d2 t5 w3
  60 a2 d1 t12
  61 a3 d1 t11 c3 v1 g1 x4 u1
  62 a5 d1 t18 w9
  63 a3 d1 t6 p2 x5 u1
  64 a2 d1 t6 p4
  65 a2 d1 t8 l2 p3
  66 a2 d1 t12 w6
  67 a9 d1 t13 l1 p2
  68 a12 d1 t7 l1 p2
  69 a11 d1 t11 l1 p2
  70 a7 d1 t6 l2 p2 x5 u1
  71 a3 d1 t2 w3
  72 a2 d1 t16 c5 g1
  73 a2 d1 t7 l1 p4
  74 a2 d1 t7 p3
  75 a3 d1 t6 c6 g1
  76 a3 d1 t7 p4
  77 a1 d1 t4 w4
  78 a3 d1 t8 w3
  79 a1 d1 t5 p6
  80 a7 d1 t8 w4
  81 a3 d1 t8 l2 p3
  82 a2 d1 t5 c5
  83 a2 d1 t8 p3
  84 a3 d1 t5 w7
  85 a3 d1 t7 w1
  86 a1 d1 t6 w4
  87 a2 d1 t6 p2
  88 a2 d2 t9 w7
  89 a1 d3 t3 w6
  90 a3 d3 t9 w6
  91 a1 d1 t11 w1
  92 a2 d1 t2 p2
  93 a2 d1 t4 c1 v3 g1
  94 a2 d2 t7 w4
  95 a2 d1 t7 c2
  96 a2 d1 t7 c2
  97 a2 d1 t4 c2
  98 a3 d1 t5 c3
  99 a3 d3 t5 c3
  100 a5 d1 t7 c10 v1 g1 x5 u1
  101 a1 d1 t7 w7
  102 a1 d1 t4 w6
  103 a2 d1 t13 c4
  104 a5 d1 t5 l2 p4
  105 a1 d1 t13 x5 u1
  106 a2 d1 t10 l2 p2
  107 a5 d1 t8 l2 p2
  108 a7 d1 t10 p7
  109 a8 d1 t7 p2
  110 a5 d1 t5 p5
  111 a1 d1 t3 x2 c4 u1
  112 a1 d1 t3 w5
  113 a2 d1 t13 l1 w1
  114 a2 d2 t5 w7
  115 t5 d3 x2 c4 u1
  116 a2 d1 t4 s7 l4 p2 o1
  117 a3 d3 t5 x3
  118 a3 d3 t11 x3
  119 a6 d1 t9 x1 u1
  120 a1 d2 t3 w4
  121 a5 d1 t7 p2
`

/**
 * `w`: a container or a publisher, which only the work itself could settle; `x`: words that belong to none of these
 * fields.
 */
const letters: Readonly<Record<string, string>> = {
  a: 'author',
  s: 'editor',
  d: 'date',
  t: 'title',
  c: 'container-title',
  p: 'publisher',
  w: 'source-or-publisher',
  l: 'location',
  v: 'volume',
  g: 'pages',
  e: 'edition',
  n: 'genre',
  u: 'url',
  o: 'doi',
  x: 'other'
}

/** The references of the list, with a label for each word. */
export function publishedList(text: string): readonly LabelledReference[] {
  const lines = text.split('\n')
  return judged
    .trim()
    .split('\n')
    .map(row => {
      const [number, ...fields] = row.trim().split(' ')
      return {
        words: lines[Number(number) - 1]!.split(' ').filter(word => word !== ''),
        labels: fields.flatMap(field =>
          Array.from({length: Number(field.slice(1))}, () => letters[field.charAt(0)]!)
        )
      }
    })
}
