import {type Rule, reportedWhileReading} from './rule.ts'

export const settingUnknown = {
  code: 'G404',
  name: 'setting-unknown',
  severity: 'warning',
  summary: 'No setting is misspelt or unknown to galley.',
  why: 'A misspelt setting has no effect, and nobody notices.',
  examples: [
    {
      name: 'misspelt',
      files: {'manuscript.yaml': 'titel: A', '01.md': 'Words.'},
      expect: ['manuscript.yaml:1:1-1:6 galley has no setting `titel`']
    },
    {
      name: 'misspelt in a setting',
      files: {
        'manuscript.yaml': 'dates: {recieved: 2026-05-02}\ncopyright: {year: 2026, holders: The Authors}',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:9-1:17 `recieved` is not a key of `dates`, expected `received`, `submitted`, `revised`, `accepted`, `published`',
        'manuscript.yaml:2:25-2:32 `holders` is not a key of `copyright`, expected `holder`, `year`'
      ]
    },
    {
      name: 'settings of R Markdown and of Manubot',
      files: {
        'manuscript.yaml':
          'vignette: "%\\VignetteEngine{knitr::rmarkdown}"\nparams: {n: 3}\npandoc: {manubot-fail-on-errors: true}\nthumbnail: a.png',
        '01.md': 'Words.'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const texts = [...(manuscript.project.joined?.values() ?? [])].flatMap(({files}) => [...files.values()])
    for (const finding of reportedWhileReading('setting-unknown')(manuscript)) {
      // A shortcode of Quarto prints its value.
      const use = `{{< meta ${finding.subject} `
      if (finding.subject === undefined || !texts.some(text => text.includes(use))) yield finding
    }
  }
} satisfies Rule
