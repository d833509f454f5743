import { sayingsOf } from './saying';

/** Why a formula of probability cannot be evaluated. */
export const densities = sayingsOf(String.raw`
the expectation of several things at once is not a number
de: der Erwartungswert mehrerer Dinge zugleich ist keine Zahl
es: la esperanza de varias cosas a la vez no es un número
zh: 同时对多个量求的期望不是数
a covariance is of two variables
de: eine Kovarianz ist die von zwei Variablen
es: una covarianza es de dos variables
zh: 协方差是两个变量的
a side of a divergence is a density
de: eine Seite einer Divergenz ist eine Dichte
es: un lado de una divergencia es una densidad
zh: 散度的每一边都是密度
the left side of a divergence is a density
de: die linke Seite einer Divergenz ist eine Dichte
es: el lado izquierdo de una divergencia es una densidad
zh: 散度的左边是密度
the divergence between such laws needs names: write {f:formula}
de: die Divergenz zwischen solchen Verteilungen braucht Namen: schreiben Sie {f}
es: la divergencia entre tales distribuciones necesita nombres: escribe {f}
zh: 这类分布之间的散度需要变量名：请写 {f}
the entropy of such a law needs a name for its variable
de: die Entropie einer solchen Verteilung braucht einen Namen für ihre Variable
es: la entropía de tal distribución necesita un nombre para su variable
zh: 这类分布的熵需要写出变量名
the entropy of this is not known
de: die Entropie hiervon ist nicht bekannt
es: no se conoce la entropía de esto
zh: 它的熵未知
no declared density covers these variables
de: keine erklärte Dichte umfasst diese Variablen
es: ninguna densidad declarada abarca estas variables
zh: 没有声明过包含这些变量的密度
no declared density covers what this expectation is of
de: keine erklärte Dichte umfasst das, wovon dies der Erwartungswert ist
es: ninguna densidad declarada abarca aquello de lo que es esta esperanza
zh: 没有声明过包含此期望对象的密度
this event is not about a random variable
de: dieses Ereignis betrifft keine Zufallsvariable
es: este suceso no trata de una variable aleatoria
zh: 这个事件与随机变量无关
this says what is given, but of which density is not written
de: dies sagt, was gegeben ist, aber nicht, zu welcher Dichte
es: esto dice qué está dado, pero no de qué densidad
zh: 这里写了条件，却没有写是哪个密度
what this law is of cannot be told
de: wovon dies die Verteilung ist, ist nicht zu erkennen
es: no se sabe de qué es esta distribución
zh: 无法判断这是什么的分布
this law has one parameter, found {m:number}
de: diese Verteilung hat einen Parameter, gefunden: {m}
es: esta distribución tiene un parámetro; se encontraron {m}
zh: 这个分布有一个参数，这里有 {m} 个
this law has {n:number} parameters, found {m:number}
de: diese Verteilung hat {n} Parameter, gefunden: {m}
es: esta distribución tiene {n} parámetros; se encontraron {m}
zh: 这个分布有 {n} 个参数，这里有 {m} 个
a normal law has a mean and a variance
de: eine Normalverteilung hat einen Mittelwert und eine Varianz
es: una distribución normal tiene media y varianza
zh: 正态分布有均值和方差
{f:formula} is conditional on {g:formula}, which is not given here
de: {f} ist bedingt auf {g}, was hier nicht gegeben ist
es: {f} está condicionada a {g}, que aquí no está dado
zh: {f} 以 {g} 为条件，而这里没有给出
{f:formula} is conditional on {g:formula} and does not say how that is distributed
de: {f} ist bedingt auf {g} und sagt nicht, wie das verteilt ist
es: {f} está condicionada a {g} y no dice cómo se distribuye
zh: {f} 以 {g} 为条件，却没有说明它的分布
the density {f:formula} says nothing about {g:formula}
de: die Dichte {f} sagt nichts über {g}
es: la densidad {f} no dice nada sobre {g}
zh: 密度 {f} 不涉及 {g}
an argument of {f:formula} is not a random variable
de: ein Argument von {f} ist keine Zufallsvariable
es: un argumento de {f} no es una variable aleatoria
zh: {f} 的一个自变量不是随机变量
what {f:formula} is a density of is not a random variable
de: wovon {f} Dichte ist, ist keine Zufallsvariable
es: aquello de lo que {f} es densidad no es una variable aleatoria
zh: {f} 是密度，而其对象不是随机变量
{f:formula} gives {g:formula} more than one law; write which is meant
de: {f} gibt {g} mehr als eine Verteilung; schreiben Sie, welche gemeint ist
es: {f} da a {g} más de una distribución; escribe cuál se quiere decir
zh: {f} 给 {g} 指定了不止一个分布；请写明是哪一个
the density {f:formula} depends on {g:formula}, which is bound here; that is not evaluated
de: die Dichte {f} hängt von {g} ab, das hier gebunden ist; das wird nicht ausgewertet
es: la densidad {f} depende de {g}, que aquí está ligada; eso no se evalúa
zh: 密度 {f} 依赖于此处受约束的 {g}；这种情形不作计算
the continuous variable {f:formula} stands twice in this density
de: die stetige Variable {f} steht in dieser Dichte zweimal
es: la variable continua {f} aparece dos veces en esta densidad
zh: 连续变量 {f} 在这个密度中出现了两次
`);
