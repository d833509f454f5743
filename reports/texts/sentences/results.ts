import { sayingsOf } from './saying';

/** How reported figures compare with reference results. */
export const results = sayingsOf(String.raw`
on this data values from {a:number} to {b:number} are to be expected
de: auf diesen Daten sind Werte von {a} bis {b} zu erwarten
es: con estos datos cabe esperar valores de {a} a {b}
zh: 在这些数据上预期的值为 {a} 到 {b}
it was measured on other data than the reference, so that only how settings compare is judged
de: es wurde auf anderen Daten gemessen als die Vergleichswerte, sodass nur beurteilt wird, wie sich die Einstellungen zueinander verhalten
es: se midió con datos distintos de los de referencia, de modo que solo se juzga cómo se comparan los ajustes entre sí
zh: 测量所用数据与参考不同，因此只判断各设置之间的比较
there is no reference result to hold it against yet
de: es gibt noch keinen Vergleichswert dazu
es: todavía no hay un resultado de referencia con el que compararlo
zh: 目前还没有可供比较的参考结果
after one run on {data} values from {a:number} to {b:number} are to be expected
de: nach einem Lauf auf {data} sind Werte von {a} bis {b} zu erwarten
es: según una ejecución con {data} cabe esperar valores de {a} a {b}
zh: 根据在 {data} 上的一次运行，预期的值为 {a} 到 {b}
after {n:number} runs on {data} values from {a:number} to {b:number} are to be expected
de: nach {n} Läufen auf {data} sind Werte von {a} bis {b} zu erwarten
es: según {n} ejecuciones con {data} cabe esperar valores de {a} a {b}
zh: 根据在 {data} 上的 {n} 次运行，预期的值为 {a} 到 {b}
the order is the expected one
de: die Reihenfolge ist die erwartete
es: el orden es el esperado
zh: 大小次序符合预期
in the reference, one run on {data}, the difference is {d:number}, here it is {own:number}
de: im Vergleichslauf auf {data} ist der Unterschied {d}, hier ist er {own}
es: en la referencia, una ejecución con {data}, la diferencia es {d}; aquí es {own}
zh: 参考（在 {data} 上的一次运行）的差为 {d}，这里为 {own}
in the reference, {n:number} runs on {data}, the difference is {d:number}, here it is {own:number}
de: in {n} Vergleichsläufen auf {data} ist der Unterschied {d}, hier ist er {own}
es: en la referencia, {n} ejecuciones con {data}, la diferencia es {d}; aquí es {own}
zh: 参考（在 {data} 上的 {n} 次运行）的差为 {d}，这里为 {own}
in one run on {data} the difference was {d:number} on average, here it is {own:number}
de: in einem Lauf auf {data} betrug der Unterschied {d}, hier ist er {own}
es: en una ejecución con {data} la diferencia fue de {d}; aquí es {own}
zh: 在 {data} 上的一次运行中差为 {d}，这里为 {own}
in {n:number} runs on {data} the difference was {d:number} on average, here it is {own:number}
de: in {n} Läufen auf {data} betrug der Unterschied im Mittel {d}, hier ist er {own}
es: en {n} ejecuciones con {data} la diferencia fue en promedio de {d}; aquí es {own}
zh: 在 {data} 上的 {n} 次运行中差平均为 {d}，这里为 {own}
either order can come out: {a:said}
de: beide Reihenfolgen können herauskommen: {a}
es: puede salir cualquiera de los dos órdenes: {a}
zh: 两种次序都可能出现：{a}
yours is the other way round
de: bei Ihnen ist es umgekehrt
es: el tuyo es al revés
zh: 你的结果相反
yours is the other way round, by more than other data explain
de: bei Ihnen ist es umgekehrt, und zwar deutlicher, als andere Daten es erklären
es: el tuyo es al revés, por más de lo que explican otros datos
zh: 你的结果相反，而且差距之大不是换了数据就能解释的
{often:said} honest runs would be as far off
de: so weit weichen ehrliche Läufe selten ab: {often}
es: tan lejos quedan pocas ejecuciones honestas: {often}
zh: 正常运行很少偏离这么远：{often}
they agree to the last digit, which {often:said} sets of honest runs would do
de: sie stimmen bis zur letzten Ziffer überein, was bei ehrlichen Läufen selten ist: {often}
es: coinciden hasta la última cifra, lo que en ejecuciones honestas es raro: {often}
zh: 它们直到最后一位数字都相同，这在正常运行中很少见：{often}
one in {n:number}
de: einmal unter {n}
es: una de cada {n}
zh: {n} 次中有一次
{n:number} of 100
de: {n} von 100
es: {n} de 100
zh: 100 次中有 {n} 次
fewer than one in a million
de: seltener als einmal unter einer Million
es: menos de una de cada millón
zh: 不到百万分之一
it stops being a number in epoch {n:number}: the training diverged
de: ab Epoche {n} ist es keine Zahl mehr: das Training ist divergiert
es: deja de ser un número en la época {n}: el entrenamiento divergió
zh: 从第 {n} 轮起不再是数值：训练发散了
it ends above its start: the training diverged
de: es endet über seinem Anfang: das Training ist divergiert
es: termina por encima de su inicio: el entrenamiento divergió
zh: 结束时高于开始时：训练发散了
it is least in epoch {n:number} and rises afterwards: the model over-fits
de: es ist in Epoche {n} am kleinsten und steigt danach: das Modell überanpasst
es: es mínimo en la época {n} y sube después: el modelo se sobreajusta
zh: 在第 {n} 轮最小，之后上升：模型过拟合
it was still falling in the last epoch: a longer training would do better
de: es fiel in der letzten Epoche noch: ein längeres Training wäre besser
es: aún bajaba en la última época: un entrenamiento más largo daría mejor resultado
zh: 在最后一轮仍在下降：延长训练会更好
it stops being a number in iteration {n:number}: the training diverged
de: ab Iteration {n} ist es keine Zahl mehr: das Training ist divergiert
es: deja de ser un número en la iteración {n}: el entrenamiento divergió
zh: 从第 {n} 次迭代起不再是数值：训练发散了
it is least in iteration {n:number} and rises afterwards: the model over-fits
de: es ist in Iteration {n} am kleinsten und steigt danach: das Modell überanpasst
es: es mínimo en la iteración {n} y sube después: el modelo se sobreajusta
zh: 在第 {n} 次迭代最小，之后上升：模型过拟合
it is greatest in iteration {n:number} and falls afterwards: the model over-fits
de: es ist in Iteration {n} am größten und fällt danach: das Modell überanpasst
es: es máximo en la iteración {n} y baja después: el modelo se sobreajusta
zh: 在第 {n} 次迭代最大，之后下降：模型过拟合
it was still falling in the end: a longer training would do better
de: es fiel am Ende noch: ein längeres Training wäre besser
es: aún bajaba al final: un entrenamiento más largo daría mejor resultado
zh: 结束时仍在下降：延长训练会更好
it was still rising in the end: a longer training would do better
de: es stieg am Ende noch: ein längeres Training wäre besser
es: aún subía al final: un entrenamiento más largo daría mejor resultado
zh: 结束时仍在上升：延长训练会更好
it changes by the same amount each time, as no training does
de: es ändert sich jedes Mal um denselben Betrag, wie es bei keinem Training vorkommt
es: cambia cada vez en la misma cantidad, como no ocurre en ningún entrenamiento
zh: 每次的变化量都相同，任何训练都不会这样
it falls and levels out
de: es fällt und flacht ab
es: baja y se estabiliza
zh: 先下降后趋于平稳
it ends below its start: the training diverged
de: es endet unter seinem Anfang: das Training ist divergiert
es: termina por debajo de su inicio: el entrenamiento divergió
zh: 结束时低于开始时：训练发散了
it is greatest in epoch {n:number} and falls afterwards: the model over-fits
de: es ist in Epoche {n} am größten und fällt danach: das Modell überanpasst
es: es máximo en la época {n} y baja después: el modelo se sobreajusta
zh: 在第 {n} 轮最大，之后下降：模型过拟合
it was still rising in the last epoch: a longer training would do better
de: es stieg in der letzten Epoche noch: ein längeres Training wäre besser
es: aún subía en la última época: un entrenamiento más largo daría mejor resultado
zh: 在最后一轮仍在上升：延长训练会更好
it rises and levels out
de: es steigt und flacht ab
es: sube y se estabiliza
zh: 先上升后趋于平稳
it does not rise
de: es steigt nicht
es: no sube
zh: 没有上升
it changes by the same amount in every epoch, as no training does
de: es ändert sich in jeder Epoche um denselben Betrag, wie es bei keinem Training vorkommt
es: cambia en la misma cantidad en cada época, como no ocurre en ningún entrenamiento
zh: 每一轮的变化量都相同，任何训练都不会这样
it lies within what is held possible; {rest:said}
de: es liegt in dem, was für möglich gehalten wird; {rest}
es: está dentro de lo que se considera posible; {rest}
zh: 它处于认为可能的范围之内；{rest}
it does not fall
de: es fällt nicht
es: no baja
zh: 没有下降
the loss on test data stays below the loss on training data, which dropout or other regularisation can explain
de: der Verlust auf Testdaten bleibt unter dem auf Trainingsdaten, was Dropout oder andere Regularisierung erklären kann
es: la pérdida con datos de prueba se mantiene por debajo de la de entrenamiento, lo que pueden explicar el dropout u otra regularización
zh: 测试损失一直低于训练损失，这可能由 dropout 或其他正则化造成
the loss on test data lies above the loss on training data in the end, as is usual
de: der Verlust auf Testdaten liegt am Ende über dem auf Trainingsdaten, wie üblich
es: la pérdida con datos de prueba queda al final por encima de la de entrenamiento, como es habitual
zh: 测试损失最终高于训练损失，这是正常的
how unusual the letters follow each other, in nats a letter, is {list:said}: {a:said}
de: wie ungewöhnlich die Buchstaben aufeinander folgen, in Nats je Buchstabe, ist {list}: {a}
es: lo inusual que se siguen las letras, en nats por letra, es {list}: {a}
zh: 字母相继出现的反常程度（每字母纳特数）为 {list}：{a}
{x:number} at {s:number}, {rest:said}
de: {x} bei {s}; {rest}
es: {x} con {s}; {rest}
zh: {s} 时 {x}，{rest}
{x:number} at {s:number}
de: {x} bei {s}
es: {x} con {s}
zh: {s} 时 {x}
the texts get more like English as the {title:own} rises, though they should get less
de: die Texte werden mit steigendem Wert ({title}) dem Englischen ähnlicher, obwohl sie unähnlicher werden sollten
es: los textos se parecen más al inglés al subir el valor ({title}), aunque deberían parecerse menos
zh: 随着 {title} 升高，文本更像英语，而本应更不像
the higher the {title:own}, the less the text is like English, as it should be
de: je höher der Wert ({title}), desto weniger gleicht der Text dem Englischen, wie es sein soll
es: cuanto mayor es el valor ({title}), menos se parece el texto al inglés, como debe ser
zh: {title} 越高，文本越不像英语，理应如此
texts so short do not tell more
de: so kurze Texte sagen nicht mehr
es: textos tan cortos no dicen más
zh: 文本太短，看不出更多
For {title:own} other values are stated, too ({list:numbers}); {value:numbers} was taken. A person will look which is meant.
de: Zu {title} stehen auch andere Werte da ({list}); genommen wurde {value}. Eine Person sieht nach, welcher gemeint ist.
es: Para {title} se dan también otros valores ({list}); se tomó {value}. Una persona mirará cuál es el bueno.
zh: {title} 还给出了其他值（{list}）；采用的是 {value}。将由人工查看指的是哪一个。
{value:numbers} is an error: it leaves {rest:number} for {title:own}.
de: {value} ist ein Fehler: es bleiben {rest} für: {title}.
es: {value} es un error: deja {rest} para: {title}.
zh: {value} 是错误率：{title} 由此为 {rest}。
Not read from the text: {what:own}. A person will look whether it stands there in another form, or in a picture.
de: Aus dem Text nicht gelesen: {what}. Eine Person sieht nach, ob es dort in anderer Form steht oder in einem Bild.
es: No se leyó en el texto: {what}. Una persona mirará si está allí de otra forma o en una imagen.
zh: 未能从正文中读出：{what}。将由人工查看它是否以其他形式写出，或在图片中。
several values are stated, of which some would be expected and some would not: a person will see which is meant
de: es stehen mehrere Werte da, von denen manche zu erwarten wären und manche nicht: eine Person sieht, welcher gemeint ist
es: se dan varios valores, de los que unos serían de esperar y otros no: una persona verá cuál es el bueno
zh: 给出了几个值，有的符合预期，有的不符合：由人工判断指的是哪一个
Nothing says what the numbers of the table measure; they were taken for what is asked for. A person will look.
de: Nichts sagt, was die Zahlen der Tabelle messen; sie wurden für das Gefragte genommen. Eine Person sieht nach.
es: Nada dice qué miden los números de la tabla; se tomaron por lo que se pide. Una persona lo revisará.
zh: 没有说明表中的数字测量的是什么；按所要求的量采用。将由人工查看。
Nothing says what the numbers of the table measure, and they are not what is expected, so that they were not taken. A person will look.
de: Nichts sagt, was die Zahlen der Tabelle messen, und sie sind nicht das Erwartete; sie wurden daher nicht genommen. Eine Person sieht nach.
es: Nada dice qué miden los números de la tabla, y no son lo esperado, por lo que no se tomaron. Una persona lo revisará.
zh: 没有说明表中的数字测量的是什么，而且它们不符合预期，因此没有采用。将由人工查看。
it compares settings, but which of them is not clear
de: es vergleicht Einstellungen, aber welche, ist nicht klar
es: compara ajustes, pero no está claro cuáles
zh: 这里比较了设置，但不清楚是哪些
it is to be expected of some settings and not of others
de: bei manchen Einstellungen ist es zu erwarten und bei anderen nicht
es: cabe esperarlo de unos ajustes y no de otros
zh: 对某些设置可以预期，对另一些则不然
your own figures say otherwise: {a:number} against {b:number}
de: Ihre eigenen Zahlen sagen etwas anderes: {a} gegenüber {b}
es: tus propias cifras dicen otra cosa: {a} frente a {b}
zh: 你自己的数值与此不符：{a} 对 {b}
in one run on {data} the difference ({a:own} against {b:own}) was {d:number} on average
de: in einem Lauf auf {data} betrug der Unterschied ({a} gegenüber {b}) {d}
es: en una ejecución con {data} la diferencia ({a} frente a {b}) fue de {d}
zh: 在 {data} 上的一次运行中差（{a} 对 {b}）为 {d}
in {n:number} runs on {data} the difference ({a:own} against {b:own}) was {d:number} on average
de: in {n} Läufen auf {data} betrug der Unterschied ({a} gegenüber {b}) im Mittel {d}
es: en {n} ejecuciones con {data} la diferencia ({a} frente a {b}) fue en promedio de {d}
zh: 在 {data} 上的 {n} 次运行中差（{a} 对 {b}）平均为 {d}
whether that is about equal, a person will say
de: ob das etwa gleich ist, sagt eine Person
es: si eso es más o menos igual, lo dirá una persona
zh: 这是否算大致相等，由人工判断
Two values stand in one cell ({cell}), and nothing says which is which, as "train / test" in the head of the table would.
de: In einer Zelle stehen zwei Werte ({cell}), und nichts sagt, welcher welcher ist, wie es „Training / Test“ im Kopf der Tabelle täte.
es: En una celda hay dos valores ({cell}) y nada dice cuál es cuál, como lo haría «entrenamiento / prueba» en la cabecera de la tabla.
zh: 一个单元格中有两个值（{cell}），没有说明哪个是哪个，例如可在表头写明“训练 / 测试”。
Only values of single classes, or of single runs, are stated ({list}), and not of all together.
de: Es stehen nur Werte einzelner Klassen oder einzelner Läufe da ({list}), keiner für alle zusammen.
es: Solo se dan valores de clases o de ejecuciones sueltas ({list}), y no de todas juntas.
zh: 只给出了单个类别或单次运行的值（{list}），没有总体的值。
By the table of true and predicted classes {share:number} are right; that was not taken for a statement.
de: Nach der Tabelle der wahren und vorhergesagten Klassen sind {share} richtig; das wurde nicht als Angabe genommen.
es: Según la tabla de clases verdaderas y predichas es correcto el {share}; no se tomó como afirmación.
zh: 按真实类别与预测类别的表格，有 {share} 正确；这未被当作陈述采用。
"{words}" was read as {value:number} for {title:own}.
de: „{words}“ wurde als {value} gelesen für: {title}.
es: «{words}» se leyó como {value} para: {title}.
zh: “{words}”读作 {value}：{title}。
A person will look at the pictures: {what:own}.
de: Eine Person sieht sich die Bilder an: {what}.
es: Una persona mirará las imágenes: {what}.
zh: 图片将由人工查看：{what}。
None of the figures that are asked for was found in the text; a person will look at it.
de: Keine der gefragten Zahlen wurde im Text gefunden; eine Person sieht ihn sich an.
es: No se encontró en el texto ninguna de las cifras que se piden; una persona lo revisará.
zh: 正文中没有找到所要求的数值，将由人工查看。
{a:number} of them are like real digits to the classifier; of new real digits it is {b:number}
de: {a} davon gleichen für den Klassifikator echten Ziffern; bei neuen echten Ziffern sind es {b}
es: para el clasificador, {a} de ellos se parecen a dígitos reales; de los dígitos reales nuevos es {b}
zh: 在分类器看来，其中 {a} 像真实数字；新的真实数字为 {b}
{a:number} of them are read as {d:number}: the model has collapsed
de: {a} davon werden als {d} gelesen: das Modell ist kollabiert
es: {a} de ellos se leen como {d}: el modelo ha colapsado
zh: 其中 {a} 被识别为 {d}：模型已坍缩
none of them is read as {list:numbers}
de: keine davon wird gelesen als {list}
es: ninguno de ellos se lee como {list}
zh: 没有一个被识别为 {list}
no digit comes more often than chance allows
de: keine Ziffer kommt öfter vor, als der Zufall es erlaubt
es: ningún dígito aparece más de lo que permite el azar
zh: 没有哪个数字的出现次数超出偶然
some digits come more often than others, as models that are told no class draw them
de: manche Ziffern kommen öfter vor als andere, wie bei Modellen, denen keine Klasse genannt wird
es: unos dígitos aparecen más que otros, como ocurre en modelos a los que no se les dice la clase
zh: 有些数字比其他数字出现得多，未告知类别的模型会这样
{a:number} of them are read as the digit that was asked for; of real digits it is {b:number}
de: {a} davon werden als die verlangte Ziffer gelesen; bei echten Ziffern sind es {b}
es: {a} de ellos se leen como el dígito pedido; de los dígitos reales es {b}
zh: 其中 {a} 被识别为所要求的数字；真实数字为 {b}
{n:number} of {m:number} are training digits themselves, such as picture {p:number}, which is number {t:number}
de: {n} von {m} sind selbst Trainingsziffern, etwa Bild {p}, das Nummer {t} ist
es: {n} de {m} son dígitos de entrenamiento, como la imagen {p}, que es el número {t}
zh: {m} 个中有 {n} 个就是训练数字本身，例如第 {p} 幅，即第 {t} 号
{n:number} of {m:number} lie nearer to a training digit than one new digit in {k:number} does
de: {n} von {m} liegen näher an einer Trainingsziffer als eine von {k} neuen Ziffern
es: {n} de {m} están más cerca de un dígito de entrenamiento que uno de cada {k} dígitos nuevos
zh: {m} 个中有 {n} 个比 {k} 个新数字中最近的那个更接近某个训练数字
their median distance is {a:number}; that of new digits is {b:number}
de: ihr mittlerer Abstand (Median) ist {a}; der von neuen Ziffern ist {b}
es: su distancia mediana es {a}; la de dígitos nuevos es {b}
zh: 它们的距离中位数为 {a}；新数字为 {b}
picture {a:number} of cell {b:number}
de: Bild {a} von Zelle {b}
es: imagen {a} de la celda {b}
zh: 第 {b} 个单元格的图片 {a}
it shows {n:number} pictures at most, not {m:number}
de: es zeigt höchstens {n} Bilder, nicht {m}
es: muestra como mucho {n} imágenes, no {m}
zh: 最多只有 {n} 张图，而不是 {m} 张
expected a whole PNG picture, found one that is cut off or damaged. Save it again.
de: erwartet ist ein ganzes PNG-Bild, dieses ist abgeschnitten oder beschädigt. Speichern Sie es noch einmal.
es: se esperaba una imagen PNG entera, y está cortada o dañada. Guárdala de nuevo.
zh: 应为完整的 PNG 图片，但它不完整或已损坏。请重新保存。
expected a PNG picture, found something else.
de: erwartet ist ein PNG-Bild; dies ist etwas anderes.
es: se esperaba una imagen PNG, y es otra cosa.
zh: 应为 PNG 图片，但实际不是。
Not measured, {name:any}: {why:any}
de: Nicht gemessen, {name}: {why}
es: Sin medir, {name}: {why}
zh: 未测量，{name}：{why}
all that was asked for is reported
de: alles Gefragte ist angegeben
es: se indica todo lo que se pedía
zh: 所要求的都已给出
{n:number} of {m:number} were found
de: {n} von {m} {n?wurde|wurden} gefunden
es: se {n?encontró|encontraron} {n} de {m}
zh: {m} 项中找到 {n} 项
a person will look at one statement
de: eine Person sieht sich eine Angabe an
es: una persona revisará un dato
zh: 有一项将由人工查看
a person will look at {n:number} statements
de: eine Person sieht sich {n} Angaben an
es: una persona revisará {n} datos
zh: 有 {n} 项将由人工查看
in {n:number} runs on {data} the difference was {d:number} on average, here it is {own:number}; {says:own}
de: in {n} Läufen auf {data} betrug der Unterschied im Mittel {d}, hier ist er {own}; {says}
es: en {n} ejecuciones con {data} la diferencia fue en promedio de {d}; aquí es {own}; {says}
zh: 在 {data} 上的 {n} 次运行中差平均为 {d}，这里为 {own}；{says}
in one run on {data} the difference was {d:number} on average, here it is {own:number}; {says:own}
de: in einem Lauf auf {data} betrug der Unterschied {d}, hier ist er {own}; {says}
es: en una ejecución con {data} la diferencia fue de {d}; aquí es {own}; {says}
zh: 在 {data} 上的一次运行中差为 {d}，这里为 {own}；{says}
`);

/** What a result is about: the name of a figure with its value, two figures, a curve, texts. */
export const claimed = sayingsOf(String.raw`
"{quoted}"
de: „{quoted}“
es: «{quoted}»
zh: “{quoted}”
{n:number} drawn digits
de: {n} gezeichnete Ziffern
es: {n} dígitos dibujados
zh: 画出的 {n} 个数字
how many of each digit
de: wie viele von jeder Ziffer
es: cuántos de cada dígito
zh: 每个数字的数量
digits that were asked for
de: verlangte Ziffern
es: dígitos pedidos
zh: 所要求的数字
nearest training digits
de: nächste Trainingsziffern
es: dígitos de entrenamiento más cercanos
zh: 最近的训练数字
all figures together
de: alle Zahlen zusammen
es: todas las cifras juntas
zh: 所有数值合起来看
texts at {title:own} {values:numbers}
de: Texte, {title} {values}
es: textos, {title} {values}
zh: 文本，{title} {values}
{label:own} over {n:number} epochs
de: {label} über {n} {n?Epoche|Epochen}
es: {label} en {n} {n?época|épocas}
zh: {label}，共 {n} 轮
{label} over {n:number} iterations
de: {label} über {n} Iterationen
es: {label} en {n} iteraciones
zh: {label}，共 {n} 次迭代
{label} over {n:number} iterations ({e:number} epochs)
de: {label} über {n} Iterationen ({e} Epochen)
es: {label} en {n} iteraciones ({e} épocas)
zh: {label}，共 {n} 次迭代（{e} 轮）
{a:own} against {b:own}
de: {a} gegenüber {b}
es: {a} frente a {b}
zh: {a} 对比 {b}
{title:own}: {value:number}
de: {title}: {value}
es: {title}: {value}
zh: {title}：{value}
`);
