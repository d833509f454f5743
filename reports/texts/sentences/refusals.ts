import { sayingsOf } from './saying';

/** Why a formula cannot be evaluated: names, ranges, derivatives. Shapes and densities have files of their own. */
export const refusals = sayingsOf(String.raw`
the symbol {f:formula} is not declared
de: das Symbol {f} ist nicht erklärt
es: el símbolo {f} no está declarado
zh: 符号 {f} 没有声明
did you mean {f:formula}?
de: meinten Sie {f}?
es: ¿querías decir {f}?
zh: 你是不是想写 {f}？
the function {f:formula} is not declared
de: die Funktion {f} ist nicht erklärt
es: la función {f} no está declarada
zh: 函数 {f} 没有声明
this function is not declared
de: diese Funktion ist nicht erklärt
es: esta función no está declarada
zh: 这个函数没有声明
the density {f:formula} is not declared
de: die Dichte {f} ist nicht erklärt
es: la densidad {f} no está declarada
zh: 密度 {f} 没有声明
the sign {f:formula} is not declared
de: das Zeichen {f} ist nicht erklärt
es: el signo {f} no está declarado
zh: 记号 {f} 没有声明
{f:formula} is not declared for this problem.
de: {f} ist für diese Aufgabe nicht erklärt.
es: {f} no está declarado para este problema.
zh: 本题没有声明 {f}。
{f:formula} is not a density that is declared
de: {f} ist keine erklärte Dichte
es: {f} no es una densidad declarada
zh: {f} 不是已声明的密度
{f:formula} has no value here
de: {f} hat hier keinen Wert
es: {f} no tiene valor aquí
zh: {f} 在这里没有值
{f:formula} cannot be evaluated here
de: {f} lässt sich hier nicht auswerten
es: {f} no se puede evaluar aquí
zh: {f} 在这里无法计算
{f:formula} stands without its index
de: {f} steht ohne seinen Index
es: {f} está sin su índice
zh: {f} 没有写下标
{f:formula} takes {n:number} arguments, found {m:number}
de: {f} hat {n} {n?Argument|Argumente}, gefunden: {m}
es: {f} lleva {n} {n?argumento|argumentos}; se encontraron {m}
zh: {f} 需要 {n} 个自变量，这里有 {m} 个
{f:formula} is between two arrays, found {m:number}
de: {f} steht zwischen zwei Feldern, gefunden: {m}
es: {f} va entre dos arreglos; se encontraron {m}
zh: {f} 用在两个数组之间，这里有 {m} 个
"{name}" takes one argument, found {m:number}
de: „{name}“ hat ein Argument, gefunden: {m}
es: «{name}» lleva un argumento; se encontraron {m}
zh: “{name}” 需要一个自变量，这里有 {m} 个
"{name}" takes {n:number} arguments, found {m:number}
de: „{name}“ hat {n} Argumente, gefunden: {m}
es: «{name}» lleva {n} argumentos; se encontraron {m}
zh: “{name}” 需要 {n} 个自变量，这里有 {m} 个
the argument {f} of {g:formula} is missing
de: das Argument {f} von {g} fehlt
es: falta el argumento {f} de {g}
zh: {g} 缺少自变量 {f}
the function {f:formula} stands without its argument
de: die Funktion {f} steht ohne ihr Argument
es: la función {f} está sin su argumento
zh: 函数 {f} 没有写自变量
the density {f:formula} stands without what it is a density of
de: die Dichte {f} steht ohne das, wovon sie Dichte ist
es: la densidad {f} está sin decir de qué es densidad
zh: 密度 {f} 没有写明是什么的密度
the words "{words}" have no value
de: die Wörter „{words}“ haben keinen Wert
es: las palabras «{words}» no tienen valor
zh: 文字 “{words}” 没有值
something is missing here
de: hier fehlt etwas
es: aquí falta algo
zh: 这里缺少内容
a set is not a number
de: eine Menge ist keine Zahl
es: un conjunto no es un número
zh: 集合不是数
this set is not known
de: diese Menge ist nicht bekannt
es: este conjunto no se conoce
zh: 这个集合未知
a relation stands where a value is expected
de: eine Beziehung steht, wo ein Wert erwartet wird
es: hay una relación donde se espera un valor
zh: 应为数值之处写了关系式
this stands where a value is expected
de: dies steht, wo ein Wert erwartet wird
es: esto está donde se espera un valor
zh: 此处应为数值
this relation is no condition that can be evaluated
de: diese Beziehung ist keine Bedingung, die sich auswerten lässt
es: esta relación no es una condición que se pueda evaluar
zh: 这个关系不是可计算的条件
expected a condition such as {f:formula}
de: erwartet wird eine Bedingung wie {f}
es: se esperaba una condición como {f}
zh: 此处应为 {f} 这样的条件
a value with "±" is two values
de: ein Wert mit „±“ sind zwei Werte
es: un valor con «±» son dos valores
zh: 带 “±” 的值是两个值
a law is not a number: write what it is a density of
de: eine Verteilung ist keine Zahl: schreiben Sie, wovon sie Dichte ist
es: una distribución no es un número: escribe de qué es densidad
zh: 分布不是数：请写明它是什么的密度
this number is too large
de: diese Zahl ist zu groß
es: este número es demasiado grande
zh: 这个数太大
this formula takes too long to evaluate
de: diese Formel auszuwerten dauert zu lange
es: evaluar esta fórmula lleva demasiado tiempo
zh: 计算这个公式耗时过长
expected a whole number here, found a vector
de: hier wird eine ganze Zahl erwartet, gefunden wurde ein Vektor
es: aquí se esperaba un número entero y se encontró un vector
zh: 此处应为整数，却是向量
what the sum runs over is not written
de: worüber die Summe läuft, steht nicht da
es: no se dice sobre qué recorre la suma
zh: 没有写明对什么求和
what the product runs over is not written
de: worüber das Produkt läuft, steht nicht da
es: no se dice sobre qué recorre el producto
zh: 没有写明对什么连乘
what the {op} runs over is not written
de: worüber {op} läuft, steht nicht da
es: no se dice sobre qué recorre {op}
zh: 没有写明 {op} 取遍什么
this sum has no finite range
de: diese Summe hat keinen endlichen Bereich
es: esta suma no tiene un rango finito
zh: 这个和式没有有限的范围
this range holds nothing
de: dieser Bereich ist leer
es: este rango está vacío
zh: 这个范围是空的
the length of this range changes from world to world
de: die Länge dieses Bereichs ändert sich von Modell zu Modell
es: la longitud de este rango cambia de un modelo a otro
zh: 这个范围的长度随模型变化
the index {f} has no range
de: der Index {f} hat keinen Bereich
es: el índice {f} no tiene rango
zh: 下标 {f} 没有范围
the range of {f} is not known: give its limits or declare it under indices
de: der Bereich von {f} ist nicht bekannt: geben Sie seine Grenzen an
es: el rango de {f} no se conoce: da sus límites
zh: {f} 的范围未知：请写出上下限
the upper limit of {f} is not known
de: die obere Grenze von {f} ist nicht bekannt
es: el límite superior de {f} no se conoce
zh: {f} 的上限未知
this cannot be summed or integrated over
de: hierüber lässt sich nicht summieren oder integrieren
es: sobre esto no se puede sumar ni integrar
zh: 不能对它求和或积分
expected a name below the sum or integral
de: unter Summe oder Integral wird ein Name erwartet
es: se esperaba un nombre bajo la suma o la integral
zh: 求和或积分号下应为变量名
how many values this can take is not known
de: wie viele Werte dies annehmen kann, ist nicht bekannt
es: no se sabe cuántos valores puede tomar esto
zh: 不知道它可取多少个值
only a number has a largest value
de: nur eine Zahl hat einen größten Wert
es: solo un número tiene un valor máximo
zh: 只有数才有最大值
this integral has no differential: write what it runs over, such as {f:formula}
de: dieses Integral hat kein Differential: schreiben Sie, worüber es läuft, etwa {f}
es: esta integral no tiene diferencial: escribe sobre qué se integra, por ejemplo {f}
zh: 这个积分没有微分：请写明积分变量，例如 {f}
limits of an integral are numbers, and so is what runs between them
de: die Grenzen eines Integrals sind Zahlen, und ebenso, was zwischen ihnen läuft
es: los límites de una integral son números, y también lo que recorre entre ellos
zh: 积分的上下限是数，积分变量也是数
an integral of a vector between limits is not supported
de: ein Integral eines Vektors zwischen Grenzen wird nicht unterstützt
es: no se admite la integral de un vector entre límites
zh: 不支持向量的定积分
restrictions of an integral over a real variable are not supported
de: Einschränkungen eines Integrals über eine reelle Variable werden nicht unterstützt
es: no se admiten restricciones de una integral sobre una variable real
zh: 不支持对实变量积分附加限制
this integral over {n:number} real components has no normal density to go by
de: zu diesem Integral über {n} reelle Komponenten gibt es keine Normaldichte, nach der es sich richten kann
es: esta integral sobre {n} componentes reales no tiene una densidad normal en la que apoyarse
zh: 这个对 {n} 个实分量的积分没有可依据的正态密度
an ellipsis needs something before and after it
de: eine Auslassung braucht etwas davor und danach
es: los puntos suspensivos necesitan algo antes y después
zh: 省略号前后都须有内容
an ellipsis needs components on both sides
de: eine Auslassung braucht Komponenten auf beiden Seiten
es: los puntos suspensivos necesitan componentes a ambos lados
zh: 省略号两边都须有分量
an ellipsis needs a first and a last name
de: eine Auslassung braucht einen ersten und einen letzten Namen
es: los puntos suspensivos necesitan un primer y un último nombre
zh: 省略号须有首尾两个名字
an ellipsis in a set needs a first and a last element
de: eine Auslassung in einer Menge braucht ein erstes und ein letztes Element
es: los puntos suspensivos en un conjunto necesitan un primer y un último elemento
zh: 集合中的省略号须有首尾两个元素
this ellipsis ends before it begins
de: diese Auslassung endet, bevor sie beginnt
es: estos puntos suspensivos terminan antes de empezar
zh: 这个省略号的终点在起点之前
what the ellipsis stands for cannot be told from the terms around it
de: wofür die Auslassung steht, ergibt sich nicht aus den Nachbarn
es: lo que representan los puntos suspensivos no se deduce de los términos vecinos
zh: 由相邻各项无法判断省略号代表什么
expected two indices below the delta
de: unter dem Delta werden zwei Indizes erwartet
es: se esperaban dos índices bajo la delta
zh: δ 下应有两个下标
a prime is the derivative of a function of one argument
de: ein Strich ist die Ableitung einer Funktion von einem Argument
es: una prima es la derivada de una función de un argumento
zh: 撇号表示一元函数的导数
what this prime means is not known
de: was dieser Strich bedeutet, ist nicht bekannt
es: no se sabe qué significa esta prima
zh: 不清楚这个撇号的含义
the inverse of {f:formula} is not known
de: die Umkehrung von {f} ist nicht bekannt
es: no se conoce la inversa de {f}
zh: {f} 的反函数未知
this derivative is by nothing
de: bei dieser Ableitung fehlt, wonach abgeleitet wird
es: no se dice respecto de qué se deriva
zh: 没有写明对什么求导
this derivative is of nothing: write what it is of
de: bei dieser Ableitung fehlt, was abgeleitet wird: schreiben Sie es dazu
es: no se dice qué se deriva: escríbelo
zh: 没有写明对哪个函数求导：请写出
this derivative is of a function of one number
de: diese Ableitung ist die einer Funktion von einer Zahl
es: esta derivada es de una función de un número
zh: 这是一元函数的导数
this gradient does not say what it is by: write it below, such as {f:formula}
de: dieser Gradient sagt nicht, wonach: schreiben Sie es darunter, etwa {f}
es: este gradiente no dice respecto de qué: escríbelo debajo, por ejemplo {f}
zh: 这个梯度没有写明对什么求：请写在下方，例如 {f}
{f:formula} is nothing that a derivative can be by
de: nach {f} lässt sich nicht ableiten
es: no se puede derivar respecto de {f}
zh: 不能对 {f} 求导
the index {f:formula} is nothing that a derivative can be by
de: nach dem Index {f} lässt sich nicht ableiten
es: no se puede derivar respecto del índice {f}
zh: 不能对下标 {f} 求导
derivatives of order {n} are not evaluated
de: Ableitungen der Ordnung {n} werden nicht ausgewertet
es: las derivadas de orden {n} no se evalúan
zh: 不计算 {n} 阶导数
a derivative of order {n} names {m} places, found {k:number}
de: eine Ableitung der Ordnung {n} nennt {m} Stellen, gefunden: {k}
es: una derivada de orden {n} nombra {m} lugares; se encontraron {k}
zh: {n} 阶导数应写出 {m} 个变量，这里有 {k} 个
a derivative by {f:formula} needs a formula in which it stands: name what it is by
de: eine Ableitung nach {f} braucht eine Formel, in der es vorkommt: nennen Sie, wonach abgeleitet wird
es: una derivada respecto de {f} necesita una fórmula en la que aparezca: di respecto de qué se deriva
zh: 对 {f} 求导需要含有它的公式：请写明对什么求导
how {f:formula} depends on {g:formula} is not declared, so that this derivative is not known
de: wie {f} von {g} abhängt, ist nicht erklärt, sodass diese Ableitung nicht bekannt ist
es: no se declara cómo depende {f} de {g}, de modo que esta derivada no se conoce
zh: 没有声明 {f} 如何依赖 {g}，因此这个导数未知
{f:formula} is made of {what:formulas}, which is not what stands in its brackets
de: {f} ist aus {what} gebildet, was nicht in seinen Klammern steht
es: {f} se compone de {what}, que no es lo que está entre sus paréntesis
zh: {f} 由 {what} 构成，与括号中的内容不符
what is put in does not reach {f:formula}, which is made step by step
de: das Eingesetzte erreicht {f} nicht, das Schritt für Schritt gebildet wird
es: lo que se sustituye no llega a {f}, que se forma paso a paso
zh: 所代入的值到不了逐步构成的 {f}
the neighbours of a node are a set, not a number
de: die Nachbarn eines Knotens sind eine Menge, keine Zahl
es: los vecinos de un nodo son un conjunto, no un número
zh: 结点的邻居是集合，不是数
a substitution sets a name or one component
de: eine Einsetzung setzt einen Namen oder eine Komponente
es: una sustitución fija un nombre o una componente
zh: 代入只能针对一个名字或一个分量
expected a substitution such as {f:formula} after the bar
de: nach dem Strich wird eine Einsetzung wie {f} erwartet
es: se esperaba una sustitución como {f} tras la barra
zh: 竖线后应为 {f} 这样的代入
the value of one component is a number
de: der Wert einer Komponente ist eine Zahl
es: el valor de una componente es un número
zh: 一个分量的值是数
expected a name before "∼"
de: vor „∼“ wird ein Name erwartet
es: se esperaba un nombre antes de «∼»
zh: “∼” 前应为变量名
numbers too large to reckon with exactly
de: Zahlen, die zu groß sind, um genau damit zu rechnen
es: números demasiado grandes para calcular con exactitud
zh: 数值过大，无法精确计算
{f:formula} changes with {what:formulas} too: a derivative by it is not known
de: {f} ändert sich auch mit {what}: eine Ableitung danach ist nicht bekannt
es: {f} cambia también con {what}: no se conoce una derivada respecto de él
zh: {f} 也随 {what} 变化：对它的导数未知
{f:formula} changes with {what:formulas} too: write it with its indices
de: {f} ändert sich auch mit {what}: schreiben Sie es mit seinen Indizes
es: {f} cambia también con {what}: escríbelo con sus índices
zh: {f} 也随 {what} 变化：请写出它的下标
{f:formula} stands twice below one "{op}"
de: {f} steht zweimal unter einem „{op}“
es: {f} aparece dos veces bajo un mismo «{op}»
zh: {f} 在同一个 “{op}” 下出现了两次
a division by zero
de: eine Division durch null
es: una división por cero
zh: 除以零
`);
