import { sayingsOf } from './saying';

/** What would make a failing claim hold, as `graders/suggestion-words.ts` puts it. */
export const suggestions = sayingsOf(String.raw`
on the left side, {edit:said}
de: auf der linken Seite: {edit}
es: en el lado izquierdo, {edit}
zh: 左边：{edit}
it holds with {f:formula}
de: mit {f} stimmt es
es: se cumple con {f}
zh: 换成 {f} 就成立
each term of the sum lacks the factor {f:formula}; with it this holds
de: jedem Summanden fehlt der Faktor {f}; mit ihm stimmt es
es: a cada término de la suma le falta el factor {f}; con él se cumple
zh: 和式的每一项缺少因子 {f}；补上就成立
each term of the sum lacks the factor the factor marked; with it this holds
de: jedem Summanden fehlt der markierte Faktor; mit ihm stimmt es
es: a cada término de la suma le falta el factor marcado; con él se cumple
zh: 和式的每一项缺少所标出的因子；补上就成立
each factor of the product lacks the factor {f:formula}; with it this holds
de: jedem Faktor des Produkts fehlt der Faktor {f}; mit ihm stimmt es
es: a cada factor del producto le falta el factor {f}; con él se cumple
zh: 连乘的每一项缺少因子 {f}；补上就成立
each factor of the product lacks the factor the factor marked; with it this holds
de: jedem Faktor des Produkts fehlt der markierte Faktor; mit ihm stimmt es
es: a cada factor del producto le falta el factor marcado; con él se cumple
zh: 连乘的每一项缺少所标出的因子；补上就成立
the factor {f:formula} is missing; with it this holds
de: der Faktor {f} fehlt; mit ihm stimmt es
es: falta el factor {f}; con él se cumple
zh: 缺少因子 {f}；补上就成立
the factor {f:formula} is missing before {g:formula}; with it this holds
de: vor {g} fehlt der Faktor {f}; mit ihm stimmt es
es: falta el factor {f} delante de {g}; con él se cumple
zh: {g} 前缺少因子 {f}；补上就成立
the factor the factor marked is missing; with it this holds
de: der markierte Faktor fehlt; mit ihm stimmt es
es: falta el factor marcado; con él se cumple
zh: 缺少所标出的因子；补上就成立
the factor the factor marked is missing before {g:formula}; with it this holds
de: vor {g} fehlt der markierte Faktor; mit ihm stimmt es
es: falta el factor marcado delante de {g}; con él se cumple
zh: {g} 前缺少所标出的因子；补上就成立
{f:formula} has to be divided by {g:formula}; then this holds
de: {f} muss durch {g} geteilt werden; dann stimmt es
es: hay que dividir {f} entre {g}; entonces se cumple
zh: {f} 还要除以 {g}；这样就成立
the marked part has to be divided by {g:formula}; then this holds
de: der markierte Teil muss durch {g} geteilt werden; dann stimmt es
es: hay que dividir la parte marcada entre {g}; entonces se cumple
zh: 标出的部分还要除以 {g}；这样就成立
{f:formula} has to be divided by what is marked; then this holds
de: {f} muss durch das Markierte geteilt werden; dann stimmt es
es: hay que dividir {f} entre lo marcado; entonces se cumple
zh: {f} 还要除以标出的部分；这样就成立
the marked part has to be divided by what is marked; then this holds
de: der Teil muss durch das Markierte geteilt werden; dann stimmt es
es: hay que dividir entre lo marcado; entonces se cumple
zh: 还要除以标出的部分；这样就成立
the factor {f:formula} is one too many; without it this holds
de: der Faktor {f} ist zu viel; ohne ihn stimmt es
es: sobra el factor {f}; sin él se cumple
zh: 多了因子 {f}；去掉就成立
the factor that is left out here is one too many; without it this holds
de: der hier weggelassene Faktor ist zu viel; ohne ihn stimmt es
es: sobra el factor que aquí se omite; sin él se cumple
zh: 多了这里去掉的因子；去掉就成立
you divided by {f:formula}; without that this holds
de: Sie haben durch {f} geteilt; ohne das stimmt es
es: dividiste entre {f}; sin eso se cumple
zh: 你除以了 {f}；不除就成立
you divided by what is left out here; without that this holds
de: Sie haben durch das geteilt, was hier weggelassen ist; ohne das stimmt es
es: dividiste entre lo que aquí se omite; sin eso se cumple
zh: 你多除了这里去掉的部分；不除就成立
you divided by {f:formula}; dividing by {g:formula} makes this hold
de: Sie haben durch {f} geteilt; teilt man durch {g}, stimmt es
es: dividiste entre {f}; si divides entre {g}, se cumple
zh: 你除以了 {f}；改为除以 {g} 就成立
the term {f:formula} is missing; with it this holds
de: der Summand {f} fehlt; mit ihm stimmt es
es: falta el término {f}; con él se cumple
zh: 缺少一项 {f}；补上就成立
the term that is marked is missing; with it this holds
de: der markierte Summand fehlt; mit ihm stimmt es
es: falta el término marcado; con él se cumple
zh: 缺少所标出的项；补上就成立
the term {f:formula} is one too many; without it this holds
de: der Summand {f} ist zu viel; ohne ihn stimmt es
es: sobra el término {f}; sin él se cumple
zh: 多了一项 {f}；去掉就成立
the term that is left out here is one too many; without it this holds
de: der hier weggelassene Summand ist zu viel; ohne ihn stimmt es
es: sobra el término que aquí se omite; sin él se cumple
zh: 多了这里去掉的项；去掉就成立
the sign of {f:formula} is wrong; with a plus this holds
de: das Vorzeichen von {f} ist falsch; mit Plus stimmt es
es: el signo de {f} está mal; con un más se cumple
zh: {f} 的符号错了；改为加号就成立
the sign of {f:formula} is wrong; with a minus this holds
de: das Vorzeichen von {f} ist falsch; mit Minus stimmt es
es: el signo de {f} está mal; con un menos se cumple
zh: {f} 的符号错了；改为减号就成立
the sign of the marked part is wrong; with a plus this holds
de: das Vorzeichen des markierten Teils ist falsch; mit Plus stimmt es
es: el signo de la parte marcada está mal; con un más se cumple
zh: 标出部分的符号错了；改为加号就成立
the sign of the marked part is wrong; with a minus this holds
de: das Vorzeichen des markierten Teils ist falsch; mit Minus stimmt es
es: el signo de la parte marcada está mal; con un menos se cumple
zh: 标出部分的符号错了；改为减号就成立
the sign of the exponent is wrong; with a plus this holds
de: das Vorzeichen des Exponenten ist falsch; mit Plus stimmt es
es: el signo del exponente está mal; con un más se cumple
zh: 指数的符号错了；改为正号就成立
the sign of the exponent is wrong; with a minus this holds
de: das Vorzeichen des Exponenten ist falsch; mit Minus stimmt es
es: el signo del exponente está mal; con un menos se cumple
zh: 指数的符号错了；改为负号就成立
the minus before {f:formula} is one too many; without it this holds
de: das Minus vor {f} ist zu viel; ohne es stimmt es
es: sobra el menos delante de {f}; sin él se cumple
zh: {f} 前多了一个负号；去掉就成立
the minus before the marked part is one too many; without it this holds
de: das Minus vor dem markierten Teil ist zu viel; ohne es stimmt es
es: sobra el menos delante de la parte marcada; sin él se cumple
zh: 标出部分前多了一个负号；去掉就成立
a minus is missing before {f:formula}; with it this holds
de: vor {f} fehlt ein Minus; mit ihm stimmt es
es: falta un menos delante de {f}; con él se cumple
zh: {f} 前缺一个负号；补上就成立
a minus is missing before the marked part; with it this holds
de: vor dem markierten Teil fehlt ein Minus; mit ihm stimmt es
es: falta un menos delante de la parte marcada; con él se cumple
zh: 标出部分前缺一个负号；补上就成立
with {f:formula} in place of {g:formula} this holds
de: mit {f} anstelle von {g} stimmt es
es: con {f} en lugar de {g} se cumple
zh: 把 {g} 换成 {f} 就成立
with the marked part as it is shown here this holds
de: mit dem markierten Teil, wie er hier steht, stimmt es
es: con la parte marcada tal como se muestra aquí se cumple
zh: 标出的部分改成这里所示就成立
the quotient is upside down
de: der Quotient steht auf dem Kopf
es: el cociente está invertido
zh: 分子与分母颠倒了
the divergence is the wrong way round
de: die Divergenz ist verkehrt herum
es: la divergencia está al revés
zh: 散度的两个参数颠倒了
the difference is the wrong way round
de: die Differenz ist verkehrt herum
es: la diferencia está al revés
zh: 差的次序颠倒了
the factors stand in the wrong order
de: die Faktoren stehen in der falschen Reihenfolge
es: los factores están en el orden equivocado
zh: 因子的次序不对
the arguments are exchanged
de: die Argumente sind vertauscht
es: los argumentos están intercambiados
zh: 自变量的位置互换了
the conditional is the wrong way round
de: die bedingte Dichte ist verkehrt herum
es: la condicional está al revés
zh: 条件与变量颠倒了
a logarithm is missing
de: ein Logarithmus fehlt
es: falta un logaritmo
zh: 缺少对数
an exponential is missing
de: eine Exponentialfunktion fehlt
es: falta una exponencial
zh: 缺少指数函数
a logarithm is one too many
de: ein Logarithmus ist zu viel
es: sobra un logaritmo
zh: 多了一个对数
an exponential is one too many
de: eine Exponentialfunktion ist zu viel
es: sobra una exponencial
zh: 多了一个指数函数
the index is wrong
de: der Index ist falsch
es: el índice está mal
zh: 下标错了
a condition is missing
de: eine Bedingung fehlt
es: falta una condición
zh: 缺少一个条件
a condition is one too many
de: eine Bedingung ist zu viel
es: sobra una condición
zh: 多了一个条件
the condition is wrong
de: die Bedingung ist falsch
es: la condición está mal
zh: 条件错了
a transpose is missing
de: eine Transposition fehlt
es: falta una transposición
zh: 缺少转置
a transpose is one too many
de: eine Transposition ist zu viel
es: sobra una transposición
zh: 多了一个转置
the exponent is wrong
de: der Exponent ist falsch
es: el exponente está mal
zh: 指数错了
an exponent is missing
de: ein Exponent fehlt
es: falta un exponente
zh: 缺少指数
an exponent is one too many
de: ein Exponent ist zu viel
es: sobra un exponente
zh: 多了一个指数
the number is wrong
de: die Zahl ist falsch
es: el número está mal
zh: 数字错了
a limit of the {fold:said} is wrong
de: eine Grenze ist falsch ({fold})
es: un límite está mal ({fold})
zh: {fold}的上下限有误
with the {fold:said} over {f} in place of {g} this holds
de: mit {f} anstelle von {g} unter dem Zeichen stimmt es ({fold})
es: con {f} en lugar de {g} como variable se cumple ({fold})
zh: {fold}的变量由 {g} 改为 {f} 就成立
without the restriction {f:formula} of the {fold:said} this holds
de: ohne die Einschränkung {f} stimmt es ({fold})
es: sin la restricción {f} se cumple ({fold})
zh: 去掉{fold}的限制 {f} 就成立
with the bounds as they are shown here this holds
de: mit den Grenzen, wie sie hier stehen, stimmt es
es: con los límites tal como se muestran aquí se cumple
zh: 上下限改成这里所示就成立
sum
de: Summe
es: suma
zh: 和式
product
de: Produkt
es: producto
zh: 连乘
integral
de: Integral
es: integral
zh: 积分
formula
de: Formel
es: fórmula
zh: 公式
`);
