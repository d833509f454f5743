import { sayingsOf } from './saying';

/** Why a claim holds, fails or is undecided, and how it was read where that is not a matter of course. */
export const verdicts = sayingsOf(String.raw`
both sides agree in {n:number} random worlds
de: beide Seiten stimmen in {n} Zufallsmodellen überein
es: los dos lados coinciden en {n} modelos aleatorios
zh: 两边在 {n} 个随机模型中相等
never violated, in {n:number} random worlds and {m:number} made to break it
de: nie verletzt, in {n} Zufallsmodellen und {m} eigens dagegen gesuchten
es: nunca se viola, en {n} modelos aleatorios y {m} buscados para violarla
zh: 在 {n} 个随机模型和 {m} 个专门用来反驳的模型中都成立
true in {n:number} random worlds
de: wahr in {n} Zufallsmodellen
es: verdadero en {n} modelos aleatorios
zh: 在 {n} 个随机模型中为真
true of the graphs of {n:number} random worlds
de: wahr für die Graphen von {n} Zufallsmodellen
es: verdadero para los grafos de {n} modelos aleatorios
zh: 对 {n} 个随机模型的图为真
true of the {what:formulas} that is asked for, in every random world
de: wahr für das gesuchte {what}, in jedem Zufallsmodell
es: verdadero para el {what} que se pide, en todos los modelos aleatorios
zh: 对题目所求的 {what} 在每个随机模型中都为真
the sides differ in random worlds
de: die Seiten unterscheiden sich in Zufallsmodellen
es: los lados difieren en modelos aleatorios
zh: 两边在随机模型中不相等
this gives {f:formula} its meaning
de: dies gibt {f} seine Bedeutung
es: esto da a {f} su significado
zh: 这里给出 {f} 的含义
it has this shape in all {n:number} choices of sizes
de: es hat diese Form bei allen {n} gewählten Größen
es: tiene esta forma en las {n} elecciones de tamaños
zh: 在全部 {n} 种尺寸选择下形状都如此
both sides come to the same, as far as their decimals tell
de: beide Seiten ergeben dasselbe, soweit ihre Nachkommastellen es zeigen
es: los dos lados dan lo mismo, hasta donde muestran sus decimales
zh: 在所给的小数位数内两边相等
the two sides differ in the case shown
de: die beiden Seiten unterscheiden sich im gezeigten Fall
es: los dos lados difieren en el caso mostrado
zh: 两边在所示的例子中不相等
the two sides differ
de: die beiden Seiten unterscheiden sich
es: los dos lados difieren
zh: 两边不相等
the two sides are equal in every world
de: die beiden Seiten sind in jedem Modell gleich
es: los dos lados son iguales en todos los modelos
zh: 两边在每个模型中都相等
both sides are equal in the case shown
de: beide Seiten sind im gezeigten Fall gleich
es: los dos lados son iguales en el caso mostrado
zh: 两边在所示的例子中相等
it does not hold in the case shown
de: es ist im gezeigten Fall verletzt
es: se viola en el caso mostrado
zh: 在所示的例子中不成立
it is not so in the graph of the case shown
de: im Graphen des gezeigten Falls ist es nicht so
es: no es así en el grafo del caso mostrado
zh: 在所示例子的图中并非如此
the difference of the sides does not change with {what:formulas} in {n:number} random worlds
de: die Differenz der Seiten ändert sich mit {what} nicht, in {n} Zufallsmodellen
es: la diferencia de los lados no cambia con {what} en {n} modelos aleatorios
zh: 在 {n} 个随机模型中两边之差不随 {what} 变化
the ratio of the sides does not change with {what:formulas} in {n:number} random worlds
de: das Verhältnis der Seiten ändert sich mit {what} nicht, in {n} Zufallsmodellen
es: el cociente de los lados no cambia con {what} en {n} modelos aleatorios
zh: 在 {n} 个随机模型中两边之比不随 {what} 变化
the ratio of the sides changes with {what:formulas}
de: das Verhältnis der Seiten ändert sich mit {what}
es: el cociente de los lados cambia con {what}
zh: 两边之比随 {what} 变化
what stands beside the constants changes with {what:formulas}
de: was neben den Konstanten steht, ändert sich mit {what}
es: lo que acompaña a las constantes cambia con {what}
zh: 常数以外的部分随 {what} 变化
the two sides differ by more than rounding allows
de: die beiden Seiten unterscheiden sich um mehr, als die Rundung erlaubt
es: los dos lados difieren en más de lo que permite el redondeo
zh: 两边之差超出了舍入所允许的范围
the two sides differ as they were read, but the brackets of the formula do not match
de: so gelesen, unterscheiden sich die beiden Seiten; aber die Klammern der Formel passen nicht zusammen
es: tal como se leyeron, los dos lados difieren, pero los paréntesis de la fórmula no casan
zh: 按所读的内容两边不相等，但公式的括号不配对
the two sides differ with the softmax along the rows; perhaps the columns were meant
de: mit dem Softmax entlang der Zeilen unterscheiden sich die beiden Seiten; vielleicht waren die Spalten gemeint
es: con la softmax por filas los dos lados difieren; quizá se referían a las columnas
zh: softmax 按行计算时两边不相等；也许指的是按列
the two sides have different shapes: {a:said} and {b:said}
de: die beiden Seiten haben verschiedene Formen: {a} und {b}
es: los dos lados tienen formas distintas: {a} y {b}
zh: 两边的形状不同：{a} 与 {b}
this has no value: something is divided by zero
de: dies hat keinen Wert: es wird durch null geteilt
es: esto no tiene valor: se divide por cero
zh: 这里没有值：出现了除以零
on the left side nothing binds {f:formula} outside of the {fold:said} over it
de: auf der linken Seite bindet {f} nichts außerhalb des Zeichens darüber ({fold})
es: en el lado izquierdo nada liga a {f} fuera de su signo ({fold})
zh: 左边在对它的{fold}之外，没有什么约束 {f}
on the right side nothing binds {f:formula} outside of the {fold:said} over it
de: auf der rechten Seite bindet {f} nichts außerhalb des Zeichens darüber ({fold})
es: en el lado derecho nada liga a {f} fuera de su signo ({fold})
zh: 右边在对它的{fold}之外，没有什么约束 {f}
maximum
de: Maximum
es: máximo
zh: 最大值
minimum
de: Minimum
es: mínimo
zh: 最小值
expectation
de: Erwartungswert
es: esperanza
zh: 期望
no world gave both sides a finite value
de: in keinem Modell hatten beide Seiten einen endlichen Wert
es: ningún modelo dio a los dos lados un valor finito
zh: 没有一个模型使两边都取有限值
an integral did not settle on a value: perhaps it diverges
de: ein Integral kam zu keinem Wert: vielleicht divergiert es
es: una integral no se estabilizó en un valor: quizá diverge
zh: 有一个积分没有收敛到确定的值：它也许发散
the difference is too small to tell from rounding
de: der Unterschied ist zu klein, um ihn von Rundung zu unterscheiden
es: la diferencia es demasiado pequeña para distinguirla del redondeo
zh: 差别太小，无法与舍入误差区分
it is not clear in what the sides are proportional
de: es ist nicht klar, worin die Seiten proportional sind
es: no está claro en qué son proporcionales los lados
zh: 不清楚两边关于什么成比例
the world file does not say under "constant" what a constant is free of
de: die Weltdatei sagt unter „constant“ nicht, wovon eine Konstante unabhängig ist
es: el archivo del mundo no dice en «constant» de qué es independiente una constante
zh: 世界文件没有在 “constant” 下说明常数与什么无关
a relation of this kind is not evaluated
de: eine Beziehung dieser Art wird nicht ausgewertet
es: una relación de este tipo no se evalúa
zh: 这类关系不作数值判定
how much is meant by "much" is not said; there is nothing to evaluate
de: wie viel mit „viel“ gemeint ist, steht nicht da; es gibt nichts auszuwerten
es: no se dice cuánto es «mucho»; no hay nada que evaluar
zh: 没有说明 “远” 是多少，因此无从判定
this says how something is drawn; there is nothing to evaluate
de: dies sagt, wie etwas gezogen wird; es gibt nichts auszuwerten
es: esto dice cómo se extrae algo; no hay nada que evaluar
zh: 这里说明的是如何抽样，无从判定
this gives a name a new value, rather than saying that two sides are equal
de: dies gibt einem Namen einen neuen Wert, statt zu sagen, dass zwei Seiten gleich sind
es: esto da a un nombre un valor nuevo, en vez de decir que dos lados son iguales
zh: 这里是给一个名字赋新值，而不是说两边相等
the shapes do not fit: {a:said}
de: die Formen passen nicht: {a}
es: las formas no encajan: {a}
zh: 形状不相配：{a}
the left side is {a:said} and the right side {b:said}
de: links steht {a} und rechts {b}
es: el lado izquierdo es {a} y el derecho {b}
zh: 左边是{a}，右边是{b}
an approximation is not judged by its exact value
de: eine Näherung wird nicht nach ihrem genauen Wert beurteilt
es: una aproximación no se juzga por su valor exacto
zh: 近似式不按精确值判定
membership of a named set is not evaluated
de: die Zugehörigkeit zu einer benannten Menge wird nicht ausgewertet
es: la pertenencia a un conjunto con nombre no se evalúa
zh: 是否属于一个命名的集合不作判定
{f:formula} is not a size that is declared
de: {f} ist keine erklärte Größe
es: {f} no es un tamaño declarado
zh: {f} 不是已声明的尺寸
it is declared as {a:said}, and the set holds {b:said}
de: erklärt ist es als {a}, und die Menge enthält {b}
es: está declarado como {a}, y el conjunto contiene {b}
zh: 它声明为{a}，而该集合包含的是{b}
with the sizes shown this is {a:said}
de: mit den gezeigten Größen ist dies {a}
es: con los tamaños mostrados esto es {a}
zh: 在所示尺寸下这是{a}
there is no world to evaluate it in
de: es gibt kein Modell, in dem es ausgewertet werden könnte
es: no hay ningún modelo en el que evaluarlo
zh: 没有可用来计算它的模型
the condition cannot be evaluated: {a:said}
de: die Bedingung lässt sich nicht auswerten: {a}
es: la condición no se puede evaluar: {a}
zh: 条件无法计算：{a}
it holds if some of {what:formulas} and what they index are counted from 0 and some from 1; which is meant is not said
de: es stimmt, wenn von {what} und dem, was sie zählen, einiges ab 0 und einiges ab 1 gezählt wird; was gemeint ist, steht nicht da
es: se cumple si algunos de {what} y lo que indican se cuentan desde 0 y otros desde 1; no se dice qué se quiso decir
zh: 如果 {what} 及其所标的量有的从 0 数、有的从 1 数，它就成立；但没有说明是哪一种
said as a condition, not as a claim
de: als Bedingung gesagt, nicht als Aussage
es: dicho como condición, no como afirmación
zh: 这是条件，而不是论断
said as an assumption; it does not hold of everything that is declared
de: als Annahme gesagt; sie gilt nicht für alles, was erklärt ist
es: dicho como suposición; no se cumple para todo lo declarado
zh: 这是假设；它并非对所有已声明的对象都成立
said as what is to be shown; it does not hold in the worlds drawn
de: als das gesagt, was zu zeigen ist; in den gezogenen Modellen gilt es nicht
es: dicho como lo que hay que demostrar; no se cumple en los modelos extraídos
zh: 这是所要证明的；在所抽取的模型中它不成立
said to be untrue, and it is
de: als unwahr bezeichnet, und das ist es
es: se dice que es falso, y lo es
zh: 文中说它不成立，确实如此
said to give a value to what may have any: taken as supposed, not as a claim
de: gesagt, um etwas einen Wert zu geben, das jeden haben darf: als Voraussetzung gelesen, nicht als Aussage
es: dicho para dar un valor a lo que puede tener cualquiera: se toma como supuesto, no como afirmación
zh: 这里给可取任意值的量指定一个值：视为假设，而不是论断
said of how a random variable is made of another, not as a claim
de: gesagt, um eine Zufallsvariable aus einer anderen zu bilden, nicht als Aussage
es: dicho de cómo se obtiene una variable aleatoria de otra, no como afirmación
zh: 这里说明一个随机变量如何由另一个得到，而不是论断
it is said only where {f:formula}, which the worlds drawn do not arrange
de: es ist nur für {f} gesagt, was in den gezogenen Modellen nicht vorkommt
es: solo se dice para {f}, lo que no se da en los modelos extraídos
zh: 它只在 {f} 时成立，而所抽取的模型中没有这种情形
it fails in the worlds drawn, but may rest on what is assumed in line {lines}, which does not hold there
de: in den gezogenen Modellen stimmt es nicht, beruht aber vielleicht auf der Annahme in Zeile {lines}, die dort nicht gilt
es: falla en los modelos extraídos, pero quizá se apoya en lo supuesto en la línea {lines}, que allí no se cumple
zh: 它在所抽取的模型中不成立，但也许依据第 {lines} 行的假设，而该假设在那里不成立
{a:said}, where {f:formula}
de: {a}, wobei {f}
es: {a}, donde {f}
zh: {a}，其中 {f}
{a:said}, with {f:formula}
de: {a}, mit {f}
es: {a}, con {f}
zh: {a}，取 {f}
{a:said}, for {rest:said}
de: {a}, für {rest}
es: {a}, para {rest}
zh: {a}，对{rest}
any number {f:formula} and {rest:said}
de: jede Zahl {f} und {rest}
es: cualquier número {f} y {rest}
zh: 任意数 {f} 以及{rest}
any number {f:formula}
de: jede Zahl {f}
es: cualquier número {f}
zh: 任意数 {f}
{a:said}, with Jacobians in numerator layout
de: {a}, mit Jacobi-Matrizen im Zähler-Layout
es: {a}, con jacobianos en disposición de numerador
zh: {a}，雅可比矩阵采用分子布局
{a:said}, with Jacobians in numerator layout and gradients by vectors as rows
de: {a}, mit Jacobi-Matrizen im Zähler-Layout und Gradienten nach Vektoren als Zeilen
es: {a}, con jacobianos en disposición de numerador y gradientes respecto de vectores como filas
zh: {a}，雅可比矩阵采用分子布局，对向量的梯度写成行
{a:said}, with derivatives in denominator layout
de: {a}, mit Ableitungen im Nenner-Layout
es: {a}, con derivadas en disposición de denominador
zh: {a}，导数采用分母布局
{a:said}, with derivatives in numerator layout
de: {a}, mit Ableitungen im Zähler-Layout
es: {a}, con derivadas en disposición de numerador
zh: {a}，导数采用分子布局
true for {what:said} only: both sides agree where {where:formulas}
de: wahr nur für {what}: beide Seiten stimmen überein, wo {where}
es: verdadero solo para {what}: los dos lados coinciden donde {where}
zh: 只对{what}为真：当 {where} 时两边相等
the shapes fit for {what:said} only, where {where:formulas}, and there {a:said}
de: die Formen passen nur für {what}, wo {where}, und dort gilt: {a}
es: las formas encajan solo para {what}, donde {where}, y allí {a}
zh: 形状只对{what}相配，即 {where} 时，而此时{a}
no side has a real value; in complex numbers both agree in {n:number} random worlds
de: keine Seite hat einen reellen Wert; in komplexen Zahlen stimmen beide in {n} Zufallsmodellen überein
es: ningún lado tiene un valor real; en números complejos ambos coinciden en {n} modelos aleatorios
zh: 两边都没有实数值；在复数中两边在 {n} 个随机模型中相等
the left side has a finite value in few worlds only, where the other has one in all
de: die linke Seite hat nur in wenigen Modellen einen endlichen Wert, die andere in allen
es: el lado izquierdo solo tiene un valor finito en pocos modelos, y el otro en todos
zh: 左边只在少数模型中有有限值，而另一边在所有模型中都有
the right side has a finite value in few worlds only, where the other has one in all
de: die rechte Seite hat nur in wenigen Modellen einen endlichen Wert, die andere in allen
es: el lado derecho solo tiene un valor finito en pocos modelos, y el otro en todos
zh: 右边只在少数模型中有有限值，而另一边在所有模型中都有
for some sizes the left side has no finite value, where the other has
de: bei manchen Größen hat die linke Seite keinen endlichen Wert, die andere aber schon
es: para algunos tamaños el lado izquierdo no tiene un valor finito, y el otro sí
zh: 在某些尺寸下左边没有有限值，而另一边有
for some sizes the right side has no finite value, where the other has
de: bei manchen Größen hat die rechte Seite keinen endlichen Wert, die andere aber schon
es: para algunos tamaños el lado derecho no tiene un valor finito, y el otro sí
zh: 在某些尺寸下右边没有有限值，而另一边有
{f:formula} is not declared, and this gives it no meaning: {why:said}
de: {f} ist nicht erklärt, und dies gibt ihm keine Bedeutung: {why}
es: {f} no está declarado, y esto no le da significado: {why}
zh: {f} 没有声明，而这里也没有给出含义：{why}
it is made of itself, and where it begins is not declared
de: es ist aus sich selbst gebildet, und wo es beginnt, ist nicht erklärt
es: se compone de sí mismo, y no se declara dónde empieza
zh: 它由自身构成，而起点没有声明
how far {what:formulas} runs cannot be told from what it stands for
de: wie weit {what} läuft, ergibt sich nicht aus dem, wofür es steht
es: hasta dónde llega {what} no se deduce de lo que representa
zh: 无法由其所代表的内容判断 {what} 取到多少
a scalar state
de: einen skalaren Zustand
es: un estado escalar
zh: 标量状态
size 1
de: Größe 1
es: tamaño 1
zh: 尺寸 1
also where these lengths are equal {a:said}
de: auch wo diese Längen gleich sind, gilt: {a}
es: también donde estas longitudes son iguales {a}
zh: 即使这些长度相等，{a}
read with {what:formulas} counted from 0
de: gelesen mit {what} ab 0 gezählt
es: leído con {what} contado desde 0
zh: 读作 {what} 从 0 数起
read with {what:formulas} counted from 0, which the case shown counts from 1
de: gelesen mit {what} ab 0 gezählt; im gezeigten Fall wird ab 1 gezählt
es: leído con {what} contado desde 0, que el caso mostrado cuenta desde 1
zh: 读作 {what} 从 0 数起，而所示例子中从 1 数起
read as {f:formula}, {how:said}
de: gelesen als {f}, {how}
es: leído como {f}, {how}
zh: 读作 {f}，{how}
read as {f:formula}
de: gelesen als {f}
es: leído como {f}
zh: 读作 {f}
{a:said}, and {b:said}
de: {a}, und {b}
es: {a}, y {b}
zh: {a}，并且{b}
where ∂⁺ is the derivative of the own formula of what stands above, all else that it is made of held fixed
de: wobei ∂⁺ die Ableitung der eigenen Formel dessen ist, was oben steht, alles Übrige darin festgehalten
es: donde ∂⁺ es la derivada de la fórmula propia de lo que está arriba, con todo lo demás que la compone fijo
zh: 其中 ∂⁺ 表示对上方的量自身公式求导，其余构成量保持不变
where the factors of the product stand from the last index to the first
de: wobei die Faktoren des Produkts vom letzten Index zum ersten stehen
es: donde los factores del producto van del último índice al primero
zh: 其中连乘的因子按下标从大到小排列
with the indices filled in that were left out
de: wobei die weggelassenen Indizes ergänzt sind
es: con los índices omitidos completados
zh: 其中补上了省略的下标
where the norm of a matrix is its largest singular value
de: wobei die Norm einer Matrix ihr größter Singulärwert ist
es: donde la norma de una matriz es su mayor valor singular
zh: 其中矩阵的范数指最大奇异值
where pi without an index is the number 3.14159…
de: wobei Pi ohne Index die Zahl 3,14159… ist
es: donde pi sin índice es el número 3.14159…
zh: 其中不带下标的π是数3.14159…
where vectors side by side are multiplied entry by entry
de: wobei nebeneinander stehende Vektoren Eintrag für Eintrag multipliziert werden
es: donde los vectores contiguos se multiplican entrada por entrada
zh: 其中并列的向量逐元素相乘
where a derivative of a vector by one of its length beside ⊙ is that of each entry by its own
de: wobei die Ableitung eines Vektors nach einem gleich langen neben ⊙ die jedes Eintrags nach dem zugehörigen ist
es: donde la derivada de un vector respecto de otro de su longitud junto a ⊙ es la de cada entrada respecto de la suya
zh: 其中 ⊙ 旁同长向量之间的导数指各元素对相应元素的导数
a number added to a vector was added to every entry
de: eine zu einem Vektor addierte Zahl wurde zu jedem Eintrag addiert
es: un número sumado a un vector se sumó a cada entrada
zh: 与向量相加的数加到了每个元素上
{f:formula} was added to every entry
de: {f} wurde zu jedem Eintrag addiert
es: {f} se sumó a cada entrada
zh: {f} 加到了每个元素上
a row of a matrix beside a vector was read as their inner product
de: eine Matrixzeile neben einem Vektor wurde als Skalarprodukt gelesen
es: una fila de una matriz junto a un vector se leyó como su producto escalar
zh: 矩阵的一行与向量并列读作内积
a prime after a vector or matrix was read as a transpose
de: ein Strich hinter einem Vektor oder einer Matrix wurde als Transposition gelesen
es: una prima tras un vector o una matriz se leyó como transposición
zh: 向量或矩阵后的撇号读作转置
a convolution of arrays with channels was read as the sum over the channels
de: eine Faltung von Feldern mit Kanälen wurde als Summe über die Kanäle gelesen
es: una convolución de arreglos con canales se leyó como la suma sobre los canales
zh: 带通道数组的卷积读作对各通道求和
of two arrays that are convolved the shorter one was read as the kernel
de: von zwei gefalteten Feldern wurde das kürzere als Kern gelesen
es: de dos arreglos que se convolucionan, el más corto se leyó como núcleo
zh: 相卷积的两个数组中，较短的读作卷积核
the integral without a differential was read as over {name}
de: das Integral ohne Differential wurde als eines über {name} gelesen
es: la integral sin diferencial se leyó como sobre {name}
zh: 没有写微分的积分读作对 {name} 的积分
a vector under a sum over its own index was read as its components
de: ein Vektor unter einer Summe über seinen eigenen Index wurde als seine Komponenten gelesen
es: un vector bajo una suma sobre su propio índice se leyó como sus componentes
zh: 对自身下标求和的向量读作其分量
a divergence of conditionals of random variables was read as averaged over the condition
de: eine Divergenz bedingter Dichten von Zufallsvariablen wurde als über die Bedingung gemittelt gelesen
es: una divergencia de condicionales de variables aleatorias se leyó como promediada sobre la condición
zh: 随机变量条件分布的散度读作对条件取平均
{f:formula} was read as {g:formula}
de: {f} wurde als {g} gelesen
es: {f} se leyó como {g}
zh: {f} 读作 {g}
the last index of an ellipsis was read as counted from the end
de: der letzte Index einer Auslassung wurde als vom Ende gezählt gelesen
es: el último índice de los puntos suspensivos se leyó contado desde el final
zh: 省略号的最后一个下标读作从末尾数起
{f:formula} was read as running over what it indexes, up to {n}
de: {f} wurde so gelesen, dass es über alles läuft, was es zählt, bis {n}
es: {f} se leyó recorriendo lo que indica, hasta {n}
zh: {f} 读作遍历其所标的量，直到 {n}
`);
