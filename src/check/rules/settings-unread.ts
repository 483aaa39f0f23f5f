import {type Rule, reportedWhileReading} from './rule.ts'

export const settingsUnread = {
  code: 'G607',
  name: 'settings-unread',
  severity: 'warning',
  summary: 'Every settings file is in a folder in which galley looks for settings.',
  why: 'The paper is built without the settings in that file, such as title, style and bibliography.',
  examples: [
    {
      name: 'beside the folder of the chapters',
      files: {'manuscript.yaml': 'title: A', 'manuscript/01.md': 'Words.'},
      expect: ['manuscript.yaml `manuscript.yaml` is ignored, expected `manuscript/manuscript.yaml`']
    },
    {
      name: 'two in the project',
      files: {
        'manuscript/manuscript.yaml': 'title: A',
        'metadata.yaml': 'title: B\ncsl: apa',
        'manuscript/01.md': 'Words.'
      },
      expect: [
        'metadata.yaml `metadata.yaml` is ignored, because `manuscript/manuscript.yaml` has the settings'
      ]
    },
    {
      name: 'beside the chapters',
      files: {'manuscript/manuscript.yaml': 'title: A', 'manuscript/01.md': 'Words.'},
      expect: []
    }
  ],
  check: reportedWhileReading('settings-unread')
} satisfies Rule
