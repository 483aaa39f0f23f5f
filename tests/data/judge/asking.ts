import {expect, test} from 'vitest'
import {judge} from '../../judge.ts'

/** This file is run by `tests/judge.test.ts`, on a machine without these programs. */
const [qpdf, soffice] = [judge('qpdf'), judge('soffice')]

test('asks no judge', () => expect(1).toBe(1))
test('asks qpdf', () => expect(qpdf(['--version']).status).toBe(0))
test('asks qpdf again', () => expect(qpdf(['--version']).status).toBe(0))
test('asks LibreOffice', () => expect(soffice(['--version']).status).toBe(0))
