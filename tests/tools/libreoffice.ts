import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {judge} from '../judge.ts'

const soffice = judge('soffice')

/** A macro that accepts or rejects all changes of a document and stores its text. */
const macro = `
Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim paper As Object
  paper = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Dim dispatcher As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  If command &lt;&gt; "" Then dispatcher.executeDispatch(paper.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim text(1) As New com.sun.star.beans.PropertyValue
  text(0).Name = "FilterName"
  text(0).Value = "Text (encoded)"
  text(1).Name = "FilterOptions"
  text(1).Value = "UTF8"
  paper.storeToURL(target, text())
  paper.close(True)
End Sub`

/** A profile of LibreOffice with the macro; a first start copies the modules of a new profile. */
function profileWithMacro(folder: string): string {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  soffice([profile, '--headless', '--terminate_after_init'])
  writeFileSync(join(folder, 'profile/user/basic/Standard/Module1.xba'), moduleXml(macro))
  return profile
}

function moduleXml(source: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${source}</script:module>`
}

/** The lines of documents in LibreOffice, after all changes of each are accepted or rejected. */
export function linesInLibreOffice(
  documents: ReadonlyArray<Readonly<{bytes: Uint8Array; settle?: 'Accept' | 'Reject'}>>
): ReadonlyArray<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-office-'))
  const profile = profileWithMacro(folder)
  return documents.map(({bytes, settle}) => {
    const [source, target] = [join(folder, 'paper.docx'), join(folder, 'paper.txt')]
    writeFileSync(source, bytes)
    const command = settle === undefined ? '' : `${settle}AllTrackedChanges`
    const urls = [source, target].map(path => `"${pathToFileURL(path).href}"`)
    soffice([profile, '--headless', `macro:///Standard.Module1.Settle(${urls.join(',')},"${command}")`])
    const text = readFileSync(target, 'utf8')
    return text.split(/\r?\n/)
  })
}
