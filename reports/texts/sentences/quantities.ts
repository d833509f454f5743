import { sayingsOf } from './saying';

/** What became of a value that was asked for, and of the working. */
export const quantities = sayingsOf(String.raw`
right, computed from the rounded values shown
de: richtig, aus den gezeigten gerundeten Werten berechnet
es: correcto, calculado a partir de los valores redondeados que se muestran
zh: 正确，由所示的舍入值算得
right from your own values
de: richtig aus Ihren eigenen Werten
es: correcto a partir de tus propios valores
zh: 由你自己的值推得正确
right from your own earlier formulas
de: richtig aus Ihren eigenen früheren Formeln
es: correcto a partir de tus propias fórmulas anteriores
zh: 由你自己前面的公式推得正确
right from your own {what:names}
de: richtig aus Ihrem eigenen Wert: {what}
es: correcto a partir de tu propio valor: {what}
zh: 由你自己的值推得正确：{what}
it follows from your own {what:names}, but with that value nothing is left to compute
de: es folgt aus Ihrem eigenen Wert ({what}), aber mit diesem bleibt nichts zu berechnen
es: se sigue de tu propio valor ({what}), pero con él no queda nada por calcular
zh: 它由你自己的值（{what}）推得，但有了这个值就没有什么需要计算了
right but for its rounding
de: richtig bis auf die Rundung
es: correcto salvo el redondeo
zh: 除舍入外正确
{n:number} decimals were asked for
de: gefragt {n?war 1 Nachkommastelle|waren # Nachkommastellen}
es: se {n?pedía 1 decimal|pedían # decimales}
zh: 题目要求 {n} 位小数
what stands here cannot be read; a person will look
de: was hier steht, ist nicht lesbar; eine Person sieht es sich an
es: lo que hay aquí no se puede leer; una persona lo revisará
zh: 此处无法读取，将由人工查看
no value was found in the answer
de: in der Antwort wurde kein Wert gefunden
es: no se encontró ningún valor en la respuesta
zh: 解答中没有找到数值
no formula was found in the answer
de: in der Antwort wurde keine Formel gefunden
es: no se encontró ninguna fórmula en la respuesta
zh: 解答中没有找到公式
it rests on something that cannot be read; a person will look
de: es beruht auf etwas, das nicht lesbar ist; eine Person sieht es sich an
es: se apoya en algo que no se puede leer; una persona lo revisará
zh: 它依据的内容无法读取，将由人工查看
the brackets of this formula do not match; a person will look
de: die Klammern dieser Formel passen nicht zusammen; eine Person sieht sie sich an
es: los paréntesis de esta fórmula no casan; una persona la revisará
zh: 这个公式的括号不配对，将由人工查看
this formula could not be evaluated; a person will look
de: diese Formel ließ sich nicht auswerten; eine Person sieht sie sich an
es: esta fórmula no se pudo evaluar; una persona la revisará
zh: 这个公式无法计算，将由人工查看
this copy of the question cannot be read; a person will look
de: diese Abschrift aus der Frage ist nicht lesbar; eine Person sieht sie sich an
es: esta copia de la pregunta no se puede leer; una persona la revisará
zh: 这里抄录的题目数据无法读取，将由人工查看
the question gives another value; what follows is held against yours
de: die Frage gibt einen anderen Wert an; das Folgende wird an Ihrem gemessen
es: la pregunta da otro valor; lo que sigue se compara con el tuyo
zh: 题目给出的是另一个值；后面的结果按你的值来检查
with {given:formulas}, your {f:formula} is {a}, and {b} is expected
de: mit {given} ergibt Ihr {f} den Wert {a}; erwartet ist {b}
es: con {given}, tu {f} vale {a}, y se esperaba {b}
zh: 当 {given} 时，你的 {f} 等于 {a}，而应为 {b}
your {f:formula} is {a}, and {b} is expected
de: Ihr {f} ergibt {a}; erwartet ist {b}
es: tu {f} vale {a}, y se esperaba {b}
zh: 你的 {f} 等于 {a}，而应为 {b}
it has another number of sides
de: es hat eine andere Anzahl von Seiten
es: tiene otro número de dimensiones
zh: 它的维数不同
the value is right
de: der Wert ist richtig
es: el valor es correcto
zh: 该值正确
all {n:number} values are right
de: alle {n} Werte sind richtig
es: los {n} valores son correctos
zh: {n} 个值全部正确
the value is right from your own earlier value
de: der Wert ist richtig aus Ihrem früheren Wert
es: el valor es correcto a partir de tu valor anterior
zh: 该值由你前面的值推得正确
all {n:number} values are right from your own earlier value
de: alle {n} Werte sind richtig aus Ihrem früheren Wert
es: los {n} valores son correctos a partir de tu valor anterior
zh: {n} 个值全部由你前面的值推得正确
the value is right but for rounding
de: der Wert ist bis auf die Rundung richtig
es: el valor es correcto salvo el redondeo
zh: 该值除舍入外正确
all {n:number} values are right but for rounding
de: alle {n} Werte sind bis auf die Rundung richtig
es: los {n} valores son correctos salvo el redondeo
zh: {n} 个值全部除舍入外正确
the value is wrong
de: der Wert ist falsch
es: el valor es incorrecto
zh: 该值错误
all {n:number} values are wrong
de: alle {n} Werte sind falsch
es: los {n} valores son incorrectos
zh: {n} 个值全部错误
the value is missing
de: der Wert fehlt
es: falta el valor
zh: 缺少该值
all {n:number} values are missing
de: alle {n} Werte fehlen
es: faltan los {n} valores
zh: {n} 个值全部缺失
the value is left to a person
de: den Wert sieht sich eine Person an
es: una persona revisará el valor
zh: 该值待人工查看
all {n:number} values are left to a person
de: alle {n} Werte sieht sich eine Person an
es: una persona revisará los {n} valores
zh: {n} 个值全部待人工查看
{n:number} values: {rest:said}
de: {n} Werte: {rest}
es: {n} valores: {rest}
zh: {n} 个值：{rest}
nothing carries points
de: nichts davon bringt Punkte
es: nada de esto da puntos
zh: 这里没有计分项
{n:number} right from your own earlier value, {rest:said}
de: {n} richtig aus Ihrem früheren Wert, {rest}
es: {n} {n?correcto|correctos} a partir de tu valor anterior, {rest}
zh: {n} 个由你前面的值推得正确，{rest}
{n:number} right from your own earlier value
de: {n} richtig aus Ihrem früheren Wert
es: {n} {n?correcto|correctos} a partir de tu valor anterior
zh: {n} 个由你前面的值推得正确
{n:number} right but for rounding, {rest:said}
de: {n} richtig bis auf die Rundung, {rest}
es: {n} {n?correcto|correctos} salvo el redondeo, {rest}
zh: {n} 个除舍入外正确，{rest}
{n:number} right but for rounding
de: {n} richtig bis auf die Rundung
es: {n} {n?correcto|correctos} salvo el redondeo
zh: {n} 个除舍入外正确
{n:number} right, {rest:said}
de: {n} richtig, {rest}
es: {n} {n?correcto|correctos}, {rest}
zh: {n} 个正确，{rest}
{n:number} right
de: {n} richtig
es: {n} {n?correcto|correctos}
zh: {n} 个正确
{n:number} wrong, {rest:said}
de: {n} falsch, {rest}
es: {n} {n?incorrecto|incorrectos}, {rest}
zh: {n} 个错误，{rest}
{n:number} wrong
de: {n} falsch
es: {n} {n?incorrecto|incorrectos}
zh: {n} 个错误
{n:number} missing, {rest:said}
de: {n} {n?fehlt|fehlen}, {rest}
es: {n} sin responder, {rest}
zh: {n} 个缺失，{rest}
{n:number} missing
de: {n} {n?fehlt|fehlen}
es: {n} sin responder
zh: {n} 个缺失
{n:number} left to a person
de: {n} für eine Person
es: {n} para revisión
zh: {n} 个待人工查看
The first equality of your working that does not hold is in line {n:number}.
de: Die erste Gleichung Ihrer Rechnung, die nicht stimmt, steht in Zeile {n}.
es: La primera igualdad de tu cálculo que no se cumple está en la línea {n}.
zh: 你的计算中第一个不成立的等式在第 {n} 行。
{what:own} could not be read; a person will look at it.
de: {what}: nicht lesbar; eine Person sieht es sich an.
es: {what}: no se pudo leer; una persona lo revisará.
zh: {what} 无法读取，将由人工查看。
{what:own} could not be read; a person will look at them.
de: {what}: nicht lesbar; eine Person sieht sie sich an.
es: {what}: no se pudieron leer; una persona los revisará.
zh: {what} 无法读取，将由人工查看。
read from its sides {f:formula}
de: aus seinen Seiten {f} gelesen
es: leído a partir de sus dimensiones {f}
zh: 由各维 {f} 读得
read with the channels first
de: mit den Kanälen zuerst gelesen
es: leído con los canales primero
zh: 按通道在前读取
it cannot be read
de: es ist nicht lesbar
es: no se puede leer
zh: 无法读取
it cannot be read as {what:said}
de: es lässt sich nicht als das Gefragte lesen: {what}
es: no se puede leer como {what}
zh: 无法读作{what}
a shape of {n} sides
de: eine Form mit {n} Seiten
es: una forma de {n} dimensiones
zh: {n} 维的形状
a vector
de: ein Vektor
es: un vector
zh: 向量
a formula
de: eine Formel
es: una fórmula
zh: 公式
the answers have no names; they were read in the order of the questions
de: die Antworten haben keine Namen; sie wurden in der Reihenfolge der Fragen gelesen
es: las respuestas no tienen nombre; se leyeron en el orden de las preguntas
zh: 答案没有标名；已按题目顺序读取
two numbers stand beside each other
de: zwei Zahlen stehen nebeneinander
es: hay dos números uno junto al otro
zh: 两个数字并列
the bracket that is lost was read as closing before "="
de: die verlorene Klammer wurde als vor „=“ schließend gelesen
es: el paréntesis perdido se leyó como cerrado antes de «=»
zh: 缺失的括号读作在 “=” 之前闭合
`);
