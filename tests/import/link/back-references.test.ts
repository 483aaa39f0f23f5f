import {expect, test} from 'vitest'
import {linked} from './typed-text.ts'

const list = `Endreß, Martin (2002): Vertrauen. Bielefeld: transcript.
Luhmann, Niklas (1968): Vertrauen. Ein Mechanismus der Reduktion sozialer Komplexität. Stuttgart: Enke.
Möllering, Guido / Sydow, Jörg (2005): Kollektiv, kooperativ, reflexiv. Wiesbaden: VS.
Möllering, Guido / Sydow, Jörg (2006): Trust Building. Wiesbaden: VS.
Simmel, Georg (1992): Soziologie. Frankfurt a. M.: Suhrkamp.`

test.each<[text: string, ...expected: string[]]>([
  ['So (Endreß 2002). Nach Luhmann (ebd., S. 30).', '[@endress2002]', 'ebd., S. 30 ? luhmann1968'],
  ['So (Simmel 1992: 3) und (vgl. ebd.: 31).', '[@simmel1992, 3]', 'vgl. ebd.: 31 ? simmel1992'],
  ['Simmel (1992) nannte es so (a.a.O.).', '@simmel1992', 'a.a.O. ? simmel1992'],
  [
    'Lachs (Luhmann, op. cit., p. 3; Roe, op. cit.).',
    'Luhmann, op. cit., p. 3 ? luhmann1968',
    'Roe, op. cit. -'
  ],
  ['Simmel (1992) and then ibid. again.', '@simmel1992', 'ibid. ? simmel1992'],
  ['So (Möllering und Sydow 2005; dies. 2006: 3).', '[@mollering2005; @mollering2006, 3]'],
  ['So (Möllering und Sydow 2005; dies. 2007).', '(Möllering und Sydow 2005; dies. 2007) ? mollering2005'],
  ['Simmel (1992) sagt es. García Canclini (op. cit.) no.', '@simmel1992', 'op. cit. -'],
  ['Er wurde ebenda geboren.'],
  ['Die Wibidem und das Opcit (sic).']
])('%s', (text, ...expected) => {
  expect(linked(text, list)).toEqual(expected)
})
