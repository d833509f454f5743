import { sayingsOf } from './saying';

/** Shapes of values, and shapes that do not fit. */
export const shapes = sayingsOf(String.raw`
a number
de: eine Zahl
es: un número
zh: 数
a vector of {n:number}
de: ein Vektor mit {n} {n?Komponente|Komponenten}
es: un vector de {n} {n?componente|componentes}
zh: {n} 维向量
a row vector of {n:number}
de: ein Zeilenvektor mit {n} {n?Komponente|Komponenten}
es: un vector fila de {n} {n?componente|componentes}
zh: {n} 维行向量
a {n:number}×{m:number} matrix
de: eine {n}×{m}-Matrix
es: una matriz de {n}×{m}
zh: {n}×{m} 矩阵
an array of {sizes}
de: ein Feld mit {sizes} Einträgen
es: un arreglo de {sizes}
zh: {sizes} 数组
{a:said} has no components
de: {a} hat keine Komponenten
es: {a} no tiene componentes
zh: {a}没有分量
{a:said} and {b:said} cannot be convolved
de: {a} und {b} lassen sich nicht falten
es: {a} y {b} no se pueden convolucionar
zh: {a}与{b}不能卷积
{a:said} and {b:said} cannot be multiplied entry by entry
de: {a} und {b} lassen sich nicht Eintrag für Eintrag multiplizieren
es: {a} y {b} no se pueden multiplicar entrada por entrada
zh: {a}与{b}不能逐元素相乘
{a:said} and {b:said} cannot be added
de: {a} und {b} lassen sich nicht addieren
es: {a} y {b} no se pueden sumar
zh: {a}与{b}不能相加
{a:said} cannot be multiplied by {b:said}
de: {a} lässt sich hiermit nicht multiplizieren: {b}
es: {a} no se puede multiplicar por {b}
zh: {a}不能与{b}相乘
{a:said} cannot be divided by {b:said}; write an inverse
de: {a} lässt sich hierdurch nicht teilen: {b}; schreiben Sie eine Inverse
es: {a} no se puede dividir entre {b}; escribe una inversa
zh: {a}不能除以{b}；请写成逆
{a:said} cannot be divided by {b:said}
de: {a} lässt sich hierdurch nicht teilen: {b}
es: {a} no se puede dividir entre {b}
zh: {a}不能除以{b}
{a:said} has no inverse
de: {a} hat keine Inverse
es: {a} no tiene inversa
zh: {a}没有逆
{a:said} has no trace
de: {a} hat keine Spur
es: {a} no tiene traza
zh: {a}没有迹
{a:said} has no determinant
de: {a} hat keine Determinante
es: {a} no tiene determinante
zh: {a}没有行列式
{a:said} has no diagonal
de: {a} hat keine Diagonale
es: {a} no tiene diagonal
zh: {a}没有对角线
{a:said} times {b:said}: one of them must be transposed
de: {a} mal {b}: eins davon muss transponiert werden
es: {a} por {b}: hay que transponer uno de los dos
zh: {a}乘{b}：其中之一须转置
{a:said} cannot be raised to {b:said}
de: {a} lässt sich hiermit nicht potenzieren: {b}
es: {a} no se puede elevar a {b}
zh: {a}不能以{b}为指数
{a:said} cannot be raised to this power
de: {a} lässt sich nicht in diese Potenz erheben
es: {a} no se puede elevar a esta potencia
zh: {a}不能取这个幂
{a:said} cannot take {n:number} indices
de: {a} kann nicht {n} Indizes tragen
es: {a} no admite {n} índices
zh: {a}不能带 {n} 个下标
{a:said} does not fit into {b:said}
de: {a} passt nicht in dies: {b}
es: {a} no cabe en {b}
zh: {a}放不进{b}
the outer product of {a:said} and {b:said} is not supported
de: das äußere Produkt wird hierfür nicht unterstützt: {a} und {b}
es: no se admite el producto exterior de {a} y {b}
zh: 不支持{a}与{b}的外积
a product over an index is of numbers or of square matrices, found {a:said}
de: ein Produkt über einen Index ist eines von Zahlen oder quadratischen Matrizen; gefunden: {a}
es: un producto sobre un índice es de números o de matrices cuadradas; se encontró {a}
zh: 对下标的连乘应是数或方阵，这里是{a}
expected a covariance of {size}, found {a:said}
de: erwartet eine Kovarianz von {size}, gefunden: {a}
es: se esperaba una covarianza de {size}, se encontró {a}
zh: 应为 {size} 的协方差，这里是{a}
expected {a:said}, found {b:said}
de: erwartet: {a}; gefunden: {b}
es: se esperaba {a}, se encontró {b}
zh: 应为{a}，这里是{b}
the identity matrix stands where {a:said} is expected
de: die Einheitsmatrix steht, wo dies erwartet wird: {a}
es: la matriz identidad está donde se espera {a}
zh: 应为{a}之处写了单位矩阵
the softmax is of a vector, found {a:said}
de: der Softmax ist der eines Vektors; gefunden: {a}
es: la softmax es de un vector; se encontró {a}
zh: softmax 作用于向量，这里是{a}
the members of {f:formula} differ: {a:said} and {b:said}
de: die Glieder von {f} unterscheiden sich: {a} und {b}
es: los miembros de {f} difieren: {a} y {b}
zh: {f} 的各成员不同：{a}与{b}
the rows of this matrix differ in length
de: die Zeilen dieser Matrix sind verschieden lang
es: las filas de esta matriz tienen distinta longitud
zh: 这个矩阵各行长度不同
the shape of this product cannot be told from its place
de: die Form dieses Produkts ergibt sich nicht aus seiner Stelle
es: la forma de este producto no se puede saber por su lugar
zh: 无法由所在位置判断这个乘积的形状
the shape of {what} cannot be told from its place
de: die Form von {what} ergibt sich nicht aus der Stelle
es: la forma de {what} no se puede saber por su lugar
zh: 无法由所在位置判断 {what} 的形状
a matrix cannot be divided by a matrix
de: eine Matrix lässt sich nicht durch eine Matrix teilen
es: una matriz no se puede dividir entre una matriz
zh: 矩阵不能除以矩阵
matrices cannot be listed as a vector
de: Matrizen lassen sich nicht als Vektor auflisten
es: las matrices no se pueden enumerar como un vector
zh: 矩阵不能列成向量
matrices made of blocks are not supported
de: Matrizen aus Blöcken werden nicht unterstützt
es: no se admiten matrices por bloques
zh: 不支持分块矩阵
cases with vectors are not supported
de: Fallunterscheidungen mit Vektoren werden nicht unterstützt
es: no se admiten casos con vectores
zh: 不支持含向量的分段定义
{f:formula} runs to {n:number}, but {g:formula} has {m:number} components there
de: {f} läuft bis {n}, aber {g} hat dort {m} Komponenten
es: {f} llega hasta {n}, pero {g} tiene ahí {m} componentes
zh: {f} 取到 {n}，而 {g} 在那里只有 {m} 个分量
{f:formula} has more indices than it has axes
de: {f} hat mehr Indizes als Achsen
es: {f} tiene más índices que ejes
zh: {f} 的下标比轴多
{f:formula} has no components
de: {f} hat keine Komponenten
es: {f} no tiene componentes
zh: {f} 没有分量
{f:formula} is not always a whole number, as an index must be
de: {f} ist nicht immer eine ganze Zahl, wie es ein Index sein muss
es: {f} no es siempre un número entero, como debe ser un índice
zh: {f} 不总是整数，而下标必须是整数
{name} has no such components
de: {name} hat keine solchen Komponenten
es: {name} no tiene esas componentes
zh: {name} 没有这样的分量
`);
