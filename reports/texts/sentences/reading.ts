import { sayingsOf } from './saying';

/** Why a formula could not be read, and how it was read all the same. */
export const reading = sayingsOf(String.raw`
the left side could not be read: {why:said}
de: die linke Seite ist nicht lesbar: {why}
es: el lado izquierdo no se pudo leer: {why}
zh: 左边无法读取：{why}
the right side could not be read: {why:said}
de: die rechte Seite ist nicht lesbar: {why}
es: el lado derecho no se pudo leer: {why}
zh: 右边无法读取：{why}
this brace is never closed
de: diese geschweifte Klammer wird nie geschlossen
es: esta llave no se cierra nunca
zh: 这个花括号没有闭合
A brace is not closed.
de: Eine geschweifte Klammer ist nicht geschlossen.
es: Hay una llave sin cerrar.
zh: 有一个花括号没有闭合。
this brace closes nothing
de: diese geschweifte Klammer schließt nichts
es: esta llave no cierra nada
zh: 这个花括号没有对应的开括号
this bar is never closed
de: dieser Strich wird nie geschlossen
es: esta barra no se cierra nunca
zh: 这个竖线没有闭合
this norm is never closed
de: diese Norm wird nie geschlossen
es: esta norma no se cierra nunca
zh: 这个范数符号没有闭合
"{what}" is never ended
de: „{what}“ wird nie beendet
es: «{what}» no se termina nunca
zh: “{what}” 没有结束
"{what}" ends nothing
de: „{what}“ beendet nichts
es: «{what}» no termina nada
zh: “{what}” 没有对应的开头
"{what}" is closed by "{by}"
de: „{what}“ wird mit „{by}“ geschlossen
es: «{what}» se cierra con «{by}»
zh: “{what}” 由 “{by}” 闭合
"{what}" is never closed; it was closed at the end
de: „{what}“ wird nie geschlossen; es wurde am Ende geschlossen
es: «{what}» no se cierra nunca; se cerró al final
zh: “{what}” 没有闭合；已在末尾补上
did not expect "{what}" here
de: „{what}“ wird hier nicht erwartet
es: aquí no se esperaba «{what}»
zh: 此处不应有 “{what}”
did not expect "{what}" before the differential
de: „{what}“ wird vor dem Differential nicht erwartet
es: no se esperaba «{what}» antes del diferencial
zh: 微分之前不应有 “{what}”
expected "{what}" before "{by}"
de: vor „{by}“ wird „{what}“ erwartet
es: se esperaba «{what}» antes de «{by}»
zh: “{by}” 之前应有 “{what}”
expected a denominator after "{what}"
de: nach „{what}“ wird ein Nenner erwartet
es: se esperaba un denominador tras «{what}»
zh: “{what}” 之后应有分母
expected a factor after "{what}"
de: nach „{what}“ wird ein Faktor erwartet
es: se esperaba un factor tras «{what}»
zh: “{what}” 之后应有因子
expected a term after "{what}"
de: nach „{what}“ wird ein Summand erwartet
es: se esperaba un término tras «{what}»
zh: “{what}” 之后应有一项
expected a term before "{what}"
de: vor „{what}“ wird ein Summand erwartet
es: se esperaba un término antes de «{what}»
zh: “{what}” 之前应有一项
expected a formula after "{what}"
de: nach „{what}“ wird eine Formel erwartet
es: se esperaba una fórmula tras «{what}»
zh: “{what}” 之后应有公式
expected a formula before "{what}"
de: vor „{what}“ wird eine Formel erwartet
es: se esperaba una fórmula antes de «{what}»
zh: “{what}” 之前应有公式
expected a formula here
de: hier wird eine Formel erwartet
es: aquí se esperaba una fórmula
zh: 此处应为公式
expected a formula before the differential
de: vor dem Differential wird eine Formel erwartet
es: se esperaba una fórmula antes del diferencial
zh: 微分之前应有公式
expected an argument after "{what}"
de: nach „{what}“ wird ein Argument erwartet
es: se esperaba un argumento tras «{what}»
zh: “{what}” 之后应有自变量
expected an argument for "{what}"
de: für „{what}“ wird ein Argument erwartet
es: se esperaba un argumento para «{what}»
zh: “{what}” 缺少自变量
expected an index after "{what}"
de: nach „{what}“ wird ein Index erwartet
es: se esperaba un índice tras «{what}»
zh: “{what}” 之后应有下标
expected an index between the brackets
de: zwischen den Klammern wird ein Index erwartet
es: se esperaba un índice entre los corchetes
zh: 括号内应有下标
expected something after "{what}"
de: nach „{what}“ wird etwas erwartet
es: se esperaba algo tras «{what}»
zh: “{what}” 之后应有内容
expected something before this bar
de: vor diesem Strich wird etwas erwartet
es: se esperaba algo antes de esta barra
zh: 竖线之前应有内容
expected something between the brackets
de: zwischen den Klammern wird etwas erwartet
es: se esperaba algo entre los paréntesis
zh: 括号内应有内容
expected something between the braces
de: zwischen den geschweiften Klammern wird etwas erwartet
es: se esperaba algo entre las llaves
zh: 花括号内应有内容
expected something between the angle brackets
de: zwischen den spitzen Klammern wird etwas erwartet
es: se esperaba algo entre los corchetes angulares
zh: 尖括号内应有内容
expected an entry in this cell
de: in dieser Zelle wird ein Eintrag erwartet
es: se esperaba una entrada en esta celda
zh: 这个位置应有元素
expected a condition
de: hier wird eine Bedingung erwartet
es: se esperaba una condición
zh: 此处应为条件
expected the parameters of this law
de: die Parameter dieser Verteilung werden erwartet
es: se esperaban los parámetros de esta distribución
zh: 此处应为分布的参数
expected two indices below this delta
de: unter diesem Delta werden zwei Indizes erwartet
es: se esperaban dos índices bajo esta delta
zh: 这个 δ 下应有两个下标
expected two sides of the mutual information
de: für die Transinformation werden zwei Seiten erwartet
es: se esperaban los dos lados de la información mutua
zh: 互信息应有两边
expected what is given after the bar
de: nach dem Strich wird die Bedingung erwartet
es: se esperaba lo dado tras la barra
zh: 竖线之后应有条件
expected what is put in for the variable
de: der einzusetzende Wert wird erwartet
es: se esperaba lo que se sustituye por la variable
zh: 此处应为代入变量的值
expected what the derivative is by below "\partial"
de: unter „\partial“ wird erwartet, wonach abgeleitet wird
es: se esperaba bajo «\partial» respecto de qué se deriva
zh: “\partial” 下应写明对什么求导
expected what the derivative is of
de: es wird erwartet, was abgeleitet wird
es: se esperaba qué se deriva
zh: 此处应写明对哪个函数求导
expected what the entropy is of
de: es wird erwartet, wovon dies die Entropie ist
es: se esperaba de qué es la entropía
zh: 此处应写明是什么的熵
expected what the expectation is of
de: es wird erwartet, wovon dies der Erwartungswert ist
es: se esperaba de qué es la esperanza
zh: 此处应写明是什么的期望
expected what the gradient is of
de: es wird erwartet, wovon dies der Gradient ist
es: se esperaba de qué es el gradiente
zh: 此处应写明是什么的梯度
expected what "{what}" is a density of
de: es wird erwartet, wovon „{what}“ Dichte ist
es: se esperaba de qué es densidad «{what}»
zh: 此处应写明 “{what}” 是什么的密度
expected what is summed
de: es wird erwartet, was summiert wird
es: se esperaba qué se suma
zh: 此处应为被求和的式子
expected what is multiplied
de: es wird erwartet, was multipliziert wird
es: se esperaba qué se multiplica
zh: 此处应为被连乘的式子
expected what is integrated
de: es wird erwartet, was integriert wird
es: se esperaba qué se integra
zh: 此处应为被积函数
expected what is maximised
de: es wird erwartet, was maximiert wird
es: se esperaba qué se maximiza
zh: 此处应为取最大值的式子
expected what is minimised
de: es wird erwartet, was minimiert wird
es: se esperaba qué se minimiza
zh: 此处应为取最小值的式子
expected a denominator
de: hier wird ein Nenner erwartet
es: se esperaba un denominador
zh: 此处应为分母
expected a numerator
de: hier wird ein Zähler erwartet
es: se esperaba un numerador
zh: 此处应为分子
this matrix is empty
de: diese Matrix ist leer
es: esta matriz está vacía
zh: 这个矩阵是空的
there is no case here
de: hier steht kein Fall
es: aquí no hay ningún caso
zh: 这里没有任何情形
a gradient with this superscript cannot be read: only 2 and a transpose can
de: ein Gradient mit dieser Hochstellung ist nicht lesbar: nur 2 und eine Transponierung sind es
es: un gradiente con este superíndice no se puede leer: solo con 2 o una transposición
zh: 带此上标的梯度无法读取：只能读取 2 和转置
"{what}" has nothing to hang on
de: „{what}“ hat nichts, woran es hängt
es: «{what}» no tiene de qué colgar
zh: “{what}” 没有所附着的对象
"{what}" was expected to hold one formula
de: „{what}“ sollte eine einzige Formel enthalten
es: se esperaba que «{what}» contuviera una sola fórmula
zh: “{what}” 中应只有一个公式
this formula is nested too deeply to be read
de: diese Formel ist zu tief geschachtelt, um gelesen zu werden
es: esta fórmula está demasiado anidada para leerla
zh: 这个公式嵌套过深，无法读取
this formula is too long to be read ({n:number} tokens; the limit is {m:number})
de: diese Formel ist zu lang, um gelesen zu werden ({n} Zeichen; die Grenze ist {m})
es: esta fórmula es demasiado larga para leerla ({n} signos; el límite es {m})
zh: 这个公式太长，无法读取（{n} 个记号；上限为 {m}）
more than {n:number} brackets within brackets are too many to be read
de: mehr als {n} Klammern ineinander sind zu viele, um gelesen zu werden
es: más de {n} paréntesis anidados son demasiados para leerlos
zh: 超过 {n} 层的括号嵌套无法读取
the right side of this relation is missing
de: die rechte Seite dieser Beziehung fehlt
es: falta el lado derecho de esta relación
zh: 这个关系缺少右边
the left side of this relation is missing, and no formula before it gives one
de: die linke Seite dieser Beziehung fehlt, und keine Formel davor liefert eine
es: falta el lado izquierdo de esta relación, y ninguna fórmula anterior lo da
zh: 这个关系缺少左边，前面也没有公式可作左边
`);
/** Sentences and their parts, put together: tried where nothing else fits the whole. */
export const joined = sayingsOf(String.raw`
{a:said}; {b:said}
de: {a}; {b}
es: {a}; {b}
zh: {a}；{b}
infinity
de: unendlich
es: infinito
zh: 无穷大
-infinity
de: −unendlich
es: −infinito
zh: 负无穷大
undefined
de: nicht definiert
es: no definido
zh: 无定义
not defined
de: nicht definiert
es: no definido
zh: 无定义
`);
