import { sayingsOf } from './saying';

/** Why a formula is shown as it was written. */
export const formulas = sayingsOf(String.raw`
it is empty
de: sie ist leer
es: está vacía
zh: 它是空的
it draws nothing
de: sie zeichnet nichts
es: no dibuja nada
zh: 它不显示任何内容
it could not be set
de: sie ließ sich nicht setzen
es: no se pudo componer
zh: 它无法排版
it has more than {n:number} characters
de: sie hat mehr als {n} Zeichen
es: tiene más de {n} caracteres
zh: 它超过 {n} 个字符
its braces are nested more than {n:number} deep
de: ihre Klammern sind mehr als {n}-fach geschachtelt
es: sus llaves están anidadas a más de {n} niveles
zh: 它的花括号嵌套超过 {n} 层
it is larger than any page
de: sie ist größer als jede Seite
es: es más grande que cualquier página
zh: 它比任何页面都大
it has too many signs
de: sie hat zu viele Zeichen
es: tiene demasiados signos
zh: 它的符号太多
it draws outside its own place
de: sie zeichnet über ihren Platz hinaus
es: dibuja fuera de su lugar
zh: 它画到了自己的位置之外
the formulas before it have {n:number} characters
de: die Formeln vor ihr haben zusammen {n} Zeichen
es: las fórmulas anteriores suman {n} caracteres
zh: 它之前的公式共有 {n} 个字符
it defines a command
de: sie definiert einen Befehl
es: define una orden
zh: 它定义了命令
its own commands make it longer than {n:number} characters
de: mit den eigenen Befehlen darin wird sie länger als {n} Zeichen
es: con sus propias órdenes supera los {n} caracteres
zh: 其中自定义的命令使它超过 {n} 个字符
the definition of {name} never ends or grows too large
de: die Definition von {name} endet nie oder wird zu groß
es: la definición de {name} no termina nunca o crece demasiado
zh: {name} 的定义没有终止或展开过大
the command {name} is not known here
de: der Befehl {name} ist hier nicht bekannt
es: aquí no se conoce la orden {name}
zh: 这里不认识命令 {name}
the environment "{name}" is not known here
de: die Umgebung „{name}“ ist hier nicht bekannt
es: aquí no se conoce el entorno «{name}»
zh: 这里不认识环境 “{name}”
its braces do not match
de: ihre geschweiften Klammern passen nicht zueinander
es: sus llaves no concuerdan
zh: 它的花括号不配对
a bracket is missing after \left or \right
de: nach \left oder \right fehlt eine Klammer
es: falta un delimitador tras \left o \right
zh: \left 或 \right 之后缺少括号
\left and \right do not match
de: \left und \right passen nicht zueinander
es: \left y \right no concuerdan
zh: \left 与 \right 不配对
\begin and \end do not match
de: \begin und \end passen nicht zueinander
es: \begin y \end no concuerdan
zh: \begin 与 \end 不配对
"&", "\\" or a line stands outside a table
de: „&“, „\\“ oder eine Linie steht außerhalb einer Tabelle
es: «&», «\\» o una línea está fuera de una tabla
zh: “&”、“\\” 或横线出现在表格之外
an argument of {name} is missing
de: ein Argument von {name} fehlt
es: falta un argumento de {name}
zh: {name} 缺少参数
something is missing at its end
de: am Ende fehlt etwas
es: falta algo al final
zh: 末尾缺少内容
one sign has two subscripts
de: ein Zeichen hat zwei Indizes unten
es: un signo tiene dos subíndices
zh: 一个符号有两个下标
one sign has two superscripts
de: ein Zeichen hat zwei Indizes oben
es: un signo tiene dos superíndices
zh: 一个符号有两个上标
\limits stands behind no operator
de: \limits steht hinter keinem Operator
es: \limits no sigue a ningún operador
zh: \limits 前面没有运算符
"{what}" stands where it cannot
de: „{what}“ steht, wo es nicht stehen kann
es: «{what}» está donde no puede estar
zh: “{what}” 不能出现在那里
it is no complete LaTeX
de: sie ist kein vollständiges LaTeX
es: no es LaTeX completo
zh: 它不是完整的 LaTeX
`);
