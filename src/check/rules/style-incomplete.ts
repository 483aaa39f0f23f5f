import {type Rule, reportedWhileReading} from './rule.ts'

export const styleIncomplete = {
  code: 'G705',
  name: 'style-incomplete',
  severity: 'warning',
  summary: 'Every slot of the journal style exists, and so do all its fonts and their licences.',
  why: 'An unknown slot appears on the page as written, a font without a licence may not be distributed, and a typeface without a font is missing from the PDF.',
  examples: [
    {
      name: 'unknown slot',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/print.css': '@page { @top-center { content: {{running-titel}} } }',
        '01.md': 'Words.'
      },
      expect: ['styles/q/print.css:1:32-1:49 galley has no slot `{{running-titel}}`']
    },
    {
      name: 'known slots',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/print.css': '@page { @top-center { content: {{running-title}} } }',
        '01.md': 'Words.'
      },
      expect: []
    },
    {
      name: 'typeface of a machine',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/print.css':
          ':root { --sans: "Gill Sans", sans-serif }\nh1 { font: 600 20px/1.2 Georgia, serif }\nh2 { font-family: Galley Seriff }',
        '01.md': 'Words.'
      },
      expect: [
        'styles/q/print.css:1:17-1:40 The typeface `Gill Sans` is not in `fonts` of `style.yaml`, and the PDF uses no fonts of the machine',
        'styles/q/print.css:2:12-2:39 The typeface `Georgia` is not in `fonts` of `style.yaml`, and the PDF uses no fonts of the machine',
        'styles/q/print.css:3:19-3:32 The typeface `Galley Seriff` is not in `fonts` of `style.yaml`, and the PDF uses no fonts of the machine'
      ]
    },
    {
      name: 'typefaces with a font, of readers, and behind others',
      files: {
        'manuscript.yaml': 'style: q',
        'styles/q/style.yaml': 'extends: plain',
        'styles/q/screen.css': 'h1 { font-family: Georgia, serif }',
        'styles/q/print.css':
          ':root { --sans: "Galley Caption", "Gill Sans" }\nh1 { font: italic 20px/1.2 var(--script), var(--sans) }\nh2 { font: inherit }\nh3 { font-family: sans-serif }',
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  check: reportedWhileReading('style-incomplete')
} satisfies Rule
