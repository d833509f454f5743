import { sayingsOf } from './saying';

/** Why claims hold: the words for laws, which follow "by" in English and stand by themselves elsewhere. */
export const laws = sayingsOf(String.raw`
{a:said}, from line {n:number}
de: {a}, von Zeile {n} aus
es: {a}, desde la línea {n}
zh: {a}，从第 {n} 行推得
{a:said}, then {b:said}
de: {a}, dann {b}
es: {a}, después {b}
zh: {a}，然后{b}
the chain rule with {law:said}
de: die Kettenregel mit: {law}
es: la regla de la cadena con {law}
zh: 链式法则与{law}
normalisation of {what:formulas}
de: die Normierung von {what}
es: la normalización de {what}
zh: {what} 的归一性
the definition of {what:formulas}
de: die Definition von {what}
es: la definición de {what}
zh: {what} 的定义
Bayes' rule
de: der Satz von Bayes
es: el teorema de Bayes
zh: 贝叶斯公式
the product rule
de: die Produktregel
es: la regla del producto
zh: 乘法公式
the chain rule of probability
de: die Kettenregel der Wahrscheinlichkeit
es: la regla de la cadena de la probabilidad
zh: 概率的链式法则
the definition of conditional probability
de: die Definition der bedingten Wahrscheinlichkeit
es: la definición de probabilidad condicional
zh: 条件概率的定义
marginalisation
de: die Marginalisierung
es: la marginalización
zh: 边缘化
normalisation
de: die Normierung
es: la normalización
zh: 归一性
independence
de: die Unabhängigkeit
es: la independencia
zh: 独立性
the factorisation of the density
de: die Zerlegung der Dichte in Faktoren
es: la factorización de la densidad
zh: 密度的因子分解
the definition of expectation
de: die Definition des Erwartungswerts
es: la definición de esperanza
zh: 期望的定义
the expectation of a constant
de: der Erwartungswert einer Konstanten
es: la esperanza de una constante
zh: 常数的期望
the law of total expectation
de: der Satz vom totalen Erwartungswert
es: la ley de la esperanza total
zh: 全期望公式
linearity of expectation
de: die Linearität des Erwartungswerts
es: la linealidad de la esperanza
zh: 期望的线性性
linearity of sums
de: die Linearität der Summe
es: la linealidad de la suma
zh: 求和的线性性
linearity of the integral
de: die Linearität des Integrals
es: la linealidad de la integral
zh: 积分的线性性
the definition of KL divergence
de: die Definition der KL-Divergenz
es: la definición de la divergencia KL
zh: KL 散度的定义
the definition of entropy
de: die Definition der Entropie
es: la definición de entropía
zh: 熵的定义
the definition of cross-entropy
de: die Definition der Kreuzentropie
es: la definición de entropía cruzada
zh: 交叉熵的定义
the definition of mutual information
de: die Definition der Transinformation
es: la definición de información mutua
zh: 互信息的定义
the chain rule of entropy
de: die Kettenregel der Entropie
es: la regla de la cadena de la entropía
zh: 熵的链式法则
mutual information as a difference of entropies
de: die Transinformation als Differenz von Entropien
es: la información mutua como diferencia de entropías
zh: 互信息等于熵之差
the definition of variance
de: die Definition der Varianz
es: la definición de varianza
zh: 方差的定义
the variance as the second moment less the squared mean
de: die Varianz als zweites Moment minus Quadrat des Mittelwerts
es: la varianza como segundo momento menos el cuadrado de la media
zh: 方差等于二阶矩减均值的平方
the logarithm of a product
de: der Logarithmus eines Produkts
es: el logaritmo de un producto
zh: 乘积的对数
the logarithm of a quotient
de: der Logarithmus eines Quotienten
es: el logaritmo de un cociente
zh: 商的对数
the logarithm of a power
de: der Logarithmus einer Potenz
es: el logaritmo de una potencia
zh: 幂的对数
log and exp undoing each other
de: log und exp heben einander auf
es: la cancelación mutua de log y exp
zh: log 与 exp 互逆
the exponential of a sum
de: die Exponentialfunktion einer Summe
es: la exponencial de una suma
zh: 和的指数函数
the power with a sum for its exponent
de: die Potenz mit einer Summe als Exponent
es: la potencia cuyo exponente es una suma
zh: 以和为指数的幂
the density of the normal law
de: die Dichte der Normalverteilung
es: la densidad de la distribución normal
zh: 正态分布的密度
the moments of a Gaussian
de: die Momente der Normalverteilung
es: los momentos de una gaussiana
zh: 高斯分布的矩
the definition of the unnormalised density
de: die Definition der unnormierten Dichte
es: la definición de la densidad no normalizada
zh: 未归一化密度的定义
the definition of the normaliser
de: die Definition der Normierungskonstanten
es: la definición de la constante de normalización
zh: 归一化常数的定义
taking a product factor by factor
de: das Produkt wird Faktor für Faktor genommen
es: tomar el producto factor por factor
zh: 逐个因子处理乘积
counting equal terms
de: gleiche Summanden werden gezählt
es: contar los términos iguales
zh: 合计相同的项
writing out the sum
de: die Summe wird ausgeschrieben
es: escribir la suma término a término
zh: 把和式展开写出
a sum of products being the product of the sums
de: eine Summe von Produkten ist das Produkt der Summen
es: ser una suma de productos el producto de las sumas
zh: 乘积之和等于和之乘积
taking one term out of a sum
de: ein Summand wird aus der Summe gezogen
es: sacar un término de la suma
zh: 从和式中分出一项
sorting the edges by whether they meet the node
de: die Kanten werden danach geordnet, ob sie den Knoten berühren
es: separar las aristas según toquen o no el nodo
zh: 按是否与该结点相连将边分类
putting in the value
de: der Wert wird eingesetzt
es: sustituir el valor
zh: 代入数值
the covariance being diagonal
de: die Kovarianz ist diagonal
es: ser diagonal la covarianza
zh: 协方差为对角阵
the trace not changing when factors are moved round
de: die Spur bleibt gleich, wenn Faktoren zyklisch vertauscht werden
es: no cambiar la traza al rotar los factores
zh: 迹在因子循环移动下不变
the values that the variables can take
de: die Werte, die die Variablen annehmen können
es: los valores que pueden tomar las variables
zh: 变量的可能取值
the density of the law
de: die Dichte der Verteilung
es: la densidad de la distribución
zh: 该分布的密度
the definition of the density
de: die Definition der Dichte
es: la definición de la densidad
zh: 密度的定义
writing matrix products by components
de: Matrixprodukte werden in Komponenten geschrieben
es: escribir los productos de matrices por componentes
zh: 把矩阵乘积写成分量形式
the definition of the sigmoid
de: die Definition der Sigmoidfunktion
es: la definición de la sigmoide
zh: sigmoid 函数的定义
1 − σ(x) = σ(−x)
de: 1 − σ(x) = σ(−x)
es: 1 − σ(x) = σ(−x)
zh: 1 − σ(x) = σ(−x)
the definition of tanh
de: die Definition von tanh
es: la definición de tanh
zh: tanh 的定义
the definition of softplus
de: die Definition von softplus
es: la definición de softplus
zh: softplus 的定义
the definition of softmax
de: die Definition von softmax
es: la definición de softmax
zh: softmax 的定义
linearity of the derivative
de: die Linearität der Ableitung
es: la linealidad de la derivada
zh: 求导的线性性
the derivative of a product
de: die Ableitung eines Produkts
es: la derivada de un producto
zh: 乘积的导数
the derivative of a quotient
de: die Ableitung eines Quotienten
es: la derivada de un cociente
zh: 商的导数
the derivative of a power
de: die Ableitung einer Potenz
es: la derivada de una potencia
zh: 幂的导数
the derivative of the logarithm
de: die Ableitung des Logarithmus
es: la derivada del logaritmo
zh: 对数的导数
the derivative of the exponential
de: die Ableitung der Exponentialfunktion
es: la derivada de la exponencial
zh: 指数函数的导数
the derivative of the sigmoid
de: die Ableitung der Sigmoidfunktion
es: la derivada de la sigmoide
zh: sigmoid 函数的导数
the derivative of tanh
de: die Ableitung von tanh
es: la derivada de tanh
zh: tanh 的导数
the derivative of softmax
de: die Ableitung von softmax
es: la derivada de softmax
zh: softmax 的导数
the derivative of a product of vectors and matrices
de: die Ableitung eines Produkts von Vektoren und Matrizen
es: la derivada de un producto de vectores y matrices
zh: 向量与矩阵乘积的导数
the chain rule
de: die Kettenregel
es: la regla de la cadena
zh: 链式法则
all terms of the sum but one being zero
de: alle Summanden bis auf einen sind null
es: ser nulos todos los términos de la suma menos uno
zh: 和式中除一项外都为零
a definition
de: eine Definition
es: una definición
zh: 定义
Gibbs' inequality
de: die Gibbs-Ungleichung
es: la desigualdad de Gibbs
zh: 吉布斯不等式
Jensen's inequality
de: die Jensensche Ungleichung
es: la desigualdad de Jensen
zh: 詹森不等式
leaving out a term that is never negative
de: ein Summand, der nie negativ ist, wird weggelassen
es: omitir un término que nunca es negativo
zh: 略去一个非负项
its never being negative
de: es ist nie negativ
es: no ser nunca negativo
zh: 它非负
mutual information never being negative
de: die Transinformation ist nie negativ
es: no ser nunca negativa la información mutua
zh: 互信息非负
a variance never being negative
de: eine Varianz ist nie negativ
es: no ser nunca negativa una varianza
zh: 方差非负
log x ≤ x − 1
de: log x ≤ x − 1
es: log x ≤ x − 1
zh: log x ≤ x − 1
a probability being at most one
de: eine Wahrscheinlichkeit ist höchstens eins
es: ser una probabilidad a lo sumo uno
zh: 概率不超过一
a product of signs being at most one
de: ein Produkt von Vorzeichen ist höchstens eins
es: ser un producto de signos a lo sumo uno
zh: 符号之积不超过一
leaving out a factor that does not vary
de: ein Faktor, der sich nicht ändert, wird weggelassen
es: omitir un factor que no varía
zh: 略去一个不变的因子
renaming bound names
de: gebundene Namen werden umbenannt
es: cambiar el nombre de las variables ligadas
zh: 更换约束变量的名字
another order of terms and factors
de: eine andere Reihenfolge der Summanden und Faktoren
es: otro orden de los términos y factores
zh: 调整项与因子的次序
multiplying and dividing by the same factor
de: mit demselben Faktor wird multipliziert und dividiert
es: multiplicar y dividir por el mismo factor
zh: 乘除同一个因子
cancelling a common factor
de: ein gemeinsamer Faktor wird gekürzt
es: simplificar un factor común
zh: 约去公因子
a common denominator
de: ein gemeinsamer Nenner
es: un denominador común
zh: 通分
expanding
de: Ausmultiplizieren
es: desarrollar
zh: 展开
collecting terms
de: Summanden werden zusammengefasst
es: agrupar términos
zh: 合并同类项
completing the square
de: quadratische Ergänzung
es: completar el cuadrado
zh: 配方
another way of writing it
de: eine andere Schreibweise
es: otra forma de escribirlo
zh: 另一种写法
the symmetry of mutual information
de: die Symmetrie der Transinformation
es: la simetría de la información mutua
zh: 互信息的对称性
matrix algebra
de: Matrizenrechnung
es: el álgebra de matrices
zh: 矩阵运算
algebra
de: Umformen
es: álgebra
zh: 代数运算
`);
