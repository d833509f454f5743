import { sayingsOf } from './saying';

/** What was noticed while a document was read. */
export const submissions = sayingsOf(String.raw`
No answer to {id} was found.
de: Zu {id} wurde keine Antwort gefunden.
es: No se encontró ninguna respuesta a {id}.
zh: 没有找到 {id} 的解答。
Start it with a heading "{label}", or write <!-- proofmark: {id} --> (in LaTeX: % proofmark: {same}) on a line before it.
de: Beginnen Sie die Antwort mit einer Überschrift „{label}“, oder schreiben Sie <!-- proofmark: {id} --> (in LaTeX: % proofmark: {same}) in eine Zeile davor.
es: Empiézala con un título «{label}», o escribe <!-- proofmark: {id} --> (en LaTeX: % proofmark: {same}) en una línea antes de ella.
zh: 请以标题 “{label}” 开头，或在其前一行写 <!-- proofmark: {id} -->（LaTeX 中写 % proofmark: {same}）。
Write <!-- proofmark: {id} --> (in LaTeX: % proofmark: {same}) on a line before it.
de: Schreiben Sie <!-- proofmark: {id} --> (in LaTeX: % proofmark: {same}) in eine Zeile davor.
es: Escribe <!-- proofmark: {id} --> (en LaTeX: % proofmark: {same}) en una línea antes de ella.
zh: 请在其前一行写 <!-- proofmark: {id} -->（LaTeX 中写 % proofmark: {same}）。
The heading of {id} stands in lines {a:number} and {b:number}; the first one counts.
de: Die Überschrift von {id} steht in den Zeilen {a} und {b}; die erste zählt.
es: El título de {id} está en las líneas {a} y {b}; cuenta el primero.
zh: {id} 的标题出现在第 {a} 行和第 {b} 行；以第一个为准。
Put <!-- proofmark: {id} --> (in LaTeX: % proofmark: {same}) before the right one.
de: Setzen Sie <!-- proofmark: {id} --> (in LaTeX: % proofmark: {same}) vor die richtige.
es: Pon <!-- proofmark: {id} --> (en LaTeX: % proofmark: {same}) delante del correcto.
zh: 请在正确的标题前写 <!-- proofmark: {id} -->（LaTeX 中写 % proofmark: {same}）。
Put <!-- proofmark: {id} --> before the right one.
de: Setzen Sie <!-- proofmark: {id} --> vor die richtige.
es: Pon <!-- proofmark: {id} --> delante del correcto.
zh: 请在正确的标题前写 <!-- proofmark: {id} -->。
The marker of {id} stands a second time.
de: Die Markierung von {id} steht ein zweites Mal da.
es: La marca de {id} aparece por segunda vez.
zh: {id} 的标记出现了第二次。
The first one counts; remove the other.
de: Die erste zählt; entfernen Sie die andere.
es: Cuenta la primera; quita la otra.
zh: 以第一个为准；请删除另一个。
No part is called {id}.
de: Kein Teil heißt {id}.
es: Ningún apartado se llama {id}.
zh: 没有名为 {id} 的部分。
The parts are {ids}.
de: Die Teile sind {ids}.
es: Los apartados son {ids}.
zh: 各部分为 {ids}。
Part {id}: {why}.
de: Teil {id}: {why}.
es: Apartado {id}: {why}.
zh: 部分 {id}：{why}。
Mend the assignment.
de: Berichtigen Sie die Aufgabe.
es: Corrige la tarea.
zh: 请修正作业定义。
{name} is empty.
de: {name} ist leer.
es: {name} está vacío.
zh: {name} 是空文件。
Save the answer in it and hand it in again.
de: Speichern Sie die Antwort darin und geben Sie die Datei noch einmal ab.
es: Guarda en él la respuesta y entrégalo de nuevo.
zh: 请把解答保存在其中并重新提交。
{name} has more than {n:number} MB, the most that is read.
de: {name} hat mehr als {n} MB; mehr wird nicht gelesen.
es: {name} tiene más de {n} MB, lo máximo que se lee.
zh: {name} 超过 {n} MB，这是可读取的上限。
Remove embedded pictures and long program output.
de: Entfernen Sie eingebettete Bilder und lange Programmausgaben.
es: Quita las imágenes incrustadas y las salidas largas de programas.
zh: 请删除嵌入的图片和过长的程序输出。
{name} is a PDF, which cannot be read.
de: {name} ist ein PDF; das kann nicht gelesen werden.
es: {name} es un PDF, que no se puede leer.
zh: {name} 是 PDF 文件，无法读取。
{name} is a zip archive or a Word document, which cannot be read.
de: {name} ist ein Zip-Archiv oder ein Word-Dokument; das kann nicht gelesen werden.
es: {name} es un archivo zip o un documento de Word, que no se puede leer.
zh: {name} 是 zip 压缩包或 Word 文档，无法读取。
{name} is an old Word document, which cannot be read.
de: {name} ist ein altes Word-Dokument; das kann nicht gelesen werden.
es: {name} es un documento de Word antiguo, que no se puede leer.
zh: {name} 是旧版 Word 文档，无法读取。
{name} is a rich-text (RTF) document, which cannot be read.
de: {name} ist ein RTF-Dokument; das kann nicht gelesen werden.
es: {name} es un documento RTF, que no se puede leer.
zh: {name} 是 RTF 文档，无法读取。
{name} is a picture ({kind}), which cannot be read.
de: {name} ist ein Bild ({kind}); das kann nicht gelesen werden.
es: {name} es una imagen ({kind}), que no se puede leer.
zh: {name} 是图片（{kind}），无法读取。
{name} is a compressed archive ({kind}), which cannot be read.
de: {name} ist ein komprimiertes Archiv ({kind}); das kann nicht gelesen werden.
es: {name} es un archivo comprimido ({kind}), que no se puede leer.
zh: {name} 是压缩包（{kind}），无法读取。
{name} is a binary file, not text.
de: {name} ist eine Binärdatei, kein Text.
es: {name} es un archivo binario, no texto.
zh: {name} 是二进制文件，不是文本。
Hand in the source instead: LaTeX (.tex), Markdown (.md) or a notebook (.ipynb).
de: Geben Sie stattdessen die Quelle ab: LaTeX (.tex), Markdown (.md) oder ein Notebook (.ipynb).
es: Entrega en su lugar la fuente: LaTeX (.tex), Markdown (.md) o un notebook (.ipynb).
zh: 请改为提交源文件：LaTeX (.tex)、Markdown (.md) 或 notebook (.ipynb)。
{name} holds only white space.
de: {name} enthält nur Leerraum.
es: {name} solo contiene espacios en blanco.
zh: {name} 只含空白。
{name} is not UTF-8; it was read as Latin-1, so accents and symbols may be wrong.
de: {name} ist nicht UTF-8; es wurde als Latin-1 gelesen, sodass Akzente und Zeichen falsch sein können.
es: {name} no es UTF-8; se leyó como Latin-1, así que los acentos y símbolos pueden estar mal.
zh: {name} 不是 UTF-8 编码；已按 Latin-1 读取，重音字母和符号可能有误。
{name} is not UTF-8; it was read as Latin-1.
de: {name} ist nicht UTF-8; es wurde als Latin-1 gelesen.
es: {name} no es UTF-8; se leyó como Latin-1.
zh: {name} 不是 UTF-8 编码；已按 Latin-1 读取。
Save it as UTF-8.
de: Speichern Sie es als UTF-8.
es: Guárdalo como UTF-8.
zh: 请存为 UTF-8 编码。
{name} is no valid notebook: it is damaged or cut off ({why}).
de: {name} ist kein gültiges Notebook: es ist beschädigt oder abgeschnitten ({why}).
es: {name} no es un notebook válido: está dañado o cortado ({why}).
zh: {name} 不是有效的 notebook：文件损坏或不完整（{why}）。
{name} is no notebook: it has no list of cells.
de: {name} ist kein Notebook: es hat keine Liste von Zellen.
es: {name} no es un notebook: no tiene lista de celdas.
zh: {name} 不是 notebook：没有单元格列表。
Cell {n:number} of {name} could not be read.
de: Zelle {n} von {name} konnte nicht gelesen werden.
es: La celda {n} de {name} no se pudo leer.
zh: {name} 的第 {n} 个单元格无法读取。
Open it in Jupyter, save it, and hand in the saved .ipynb file.
de: Öffnen Sie es in Jupyter, speichern Sie es und geben Sie die gespeicherte .ipynb-Datei ab.
es: Ábrelo en Jupyter, guárdalo y entrega el archivo .ipynb guardado.
zh: 请在 Jupyter 中打开并保存，然后提交保存后的 .ipynb 文件。
{name} has no cell with text in it.
de: {name} hat keine Zelle mit Text.
es: {name} no tiene ninguna celda con texto.
zh: {name} 中没有含文字的单元格。
Write the answer and save the notebook.
de: Schreiben Sie die Antwort und speichern Sie das Notebook.
es: Escribe la respuesta y guarda el notebook.
zh: 请写好解答并保存 notebook。
The folder is empty; documents end in {endings}.
de: Der Ordner ist leer; Dokumente enden auf {endings}.
es: La carpeta está vacía; los documentos terminan en {endings}.
zh: 文件夹是空的；文档的扩展名为 {endings}。
The folder holds no document, only {names:files}; documents end in {endings}.
de: Der Ordner enthält kein Dokument, nur {names}; Dokumente enden auf {endings}.
es: La carpeta no contiene ningún documento, solo {names}; los documentos terminan en {endings}.
zh: 文件夹中没有文档，只有 {names}；文档的扩展名为 {endings}。
{path} cannot be opened: {why:any}
de: {path} lässt sich nicht öffnen: {why}
es: {path} no se puede abrir: {why}
zh: {path} 无法打开：{why}
Check its name and that you may read it.
de: Prüfen Sie den Namen und ob Sie die Datei lesen dürfen.
es: Comprueba su nombre y que tienes permiso para leerlo.
zh: 请检查文件名以及是否有读取权限。
Grading it took longer than 1 second and was stopped.
de: Die Bewertung dauerte länger als 1 Sekunde und wurde abgebrochen.
es: La calificación tardó más de 1 segundo y se detuvo.
zh: 批改用时超过 1 秒，已中止。
Grading it took longer than {n:number} seconds and was stopped.
de: Die Bewertung dauerte länger als {n} Sekunden und wurde abgebrochen.
es: La calificación tardó más de {n} segundos y se detuvo.
zh: 批改用时超过 {n} 秒，已中止。
Grading it took more than {n:number} MB of memory and was stopped.
de: Die Bewertung brauchte mehr als {n} MB Speicher und wurde abgebrochen.
es: La calificación necesitó más de {n} MB de memoria y se detuvo.
zh: 批改占用内存超过 {n} MB，已中止。
The process that graded it ended unexpectedly ({how}).
de: Der Prozess, der bewertete, endete unerwartet ({how}).
es: El proceso que calificaba terminó de forma inesperada ({how}).
zh: 批改进程意外结束（{how}）。
Grading it failed: {why:any}
de: Die Bewertung ist fehlgeschlagen: {why}
es: La calificación falló: {why}
zh: 批改失败：{why}
Its PDF could not be made: {why:any}
de: Das PDF konnte nicht erstellt werden: {why}
es: No se pudo crear el PDF: {why}
zh: 未能生成 PDF：{why}
a report in Chinese needs the package {name}, which is not installed: {command}
de: ein Bericht auf Chinesisch braucht das Paket {name}, das nicht installiert ist: {command}
es: un informe en chino necesita el paquete {name}, que no está instalado: {command}
zh: 中文报告需要软件包 {name}，但它没有安装：{command}
No part of the assignment was found in it: another file may have been meant.
de: Kein Teil der Aufgabe wurde darin gefunden: Vielleicht war eine andere Datei gemeint.
es: No se encontró en él ningún apartado de la tarea: quizá se quería entregar otro archivo.
zh: 其中没有找到作业的任何部分：可能本想提交另一个文件。
Several documents were handed in: {a} is read, not {b}.
de: Es wurden mehrere Dokumente abgegeben: gelesen wird {a}, nicht {b}.
es: Se entregaron varios documentos: se lee {a}, no {b}.
zh: 提交了多个文档：读取的是 {a}，而不是 {b}。
`);
