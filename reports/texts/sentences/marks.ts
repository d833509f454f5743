import { sayingsOf } from './saying';

/** What points were given for, slips, and remarks on a part. */
export const marks = sayingsOf(String.raw`
every form on the way that was looked for is there
de: alle gesuchten Zwischenformen sind da
es: están todas las formas intermedias que se buscaban
zh: 所要求的关键式都已出现
not found: {what:own}
de: nicht gefunden: {what}
es: no se encontró: {what}
zh: 未找到：{what}
what was to be shown is established
de: was zu zeigen war, ist gezeigt
es: queda demostrado lo que se pedía
zh: 所要证明的结论已得到
{n:number} of {m:number} things that were to be shown are established
de: von {m} Dingen, die zu zeigen waren, {n?ist 1|sind #} gezeigt
es: de las {m} cosas que había que demostrar, {n?queda demostrada 1|quedan demostradas #}
zh: 要证明的 {m} 项中已得到 {n} 项
what was to be shown is not reached by claims that hold
de: was zu zeigen war, wird mit Aussagen, die stimmen, nicht erreicht
es: con las afirmaciones que se cumplen no se llega a lo que había que demostrar
zh: 由成立的论断尚未得到所要证明的结论
not said in words: {what:own}
de: nicht in Worten gesagt: {what}
es: no se dice con palabras: {what}
zh: 没有用文字说明：{what}
the reason shows in the mathematics
de: der Grund zeigt sich in den Formeln
es: la razón se ve en las fórmulas
zh: 理由已体现在公式中
the reason is given in words
de: der Grund ist in Worten genannt
es: la razón se da con palabras
zh: 理由已用文字说明
no derivation was found
de: es wurde keine Herleitung gefunden
es: no se encontró ninguna deducción
zh: 没有找到推导过程
the steps between the start and the end could not be decided
de: die Schritte zwischen Anfang und Ende ließen sich nicht entscheiden
es: los pasos entre el principio y el final no se pudieron decidir
zh: 从起点到终点之间的步骤未能判定
no step holds
de: kein Schritt stimmt
es: ningún paso se cumple
zh: 没有一步成立
no step could be decided
de: kein Schritt ließ sich entscheiden
es: ningún paso se pudo decidir
zh: 没有一步能够判定
there is no step between the start and the end
de: zwischen Anfang und Ende steht kein Schritt
es: no hay ningún paso entre el principio y el final
zh: 起点与终点之间没有步骤
{a:said}, but they stop short
de: {a}, aber der Weg endet zu früh
es: {a}, pero se quedan cortos
zh: {a}，但推导没有走完
{a:said}, but they do not lead to the end
de: {a}, aber der Weg führt nicht ans Ziel
es: {a}, pero no llevan al final
zh: {a}，但没有通向结论
{n:number} of {m:number} claims hold
de: {n} von {m} Aussagen {n?stimmt|stimmen}
es: {n?se cumple|se cumplen} {n} de {m} afirmaciones
zh: {m} 条论断中有 {n} 条成立
one mistake
de: ein Fehler
es: un error
zh: 一处错误
{n:number} mistakes
de: {n} Fehler
es: {n} errores
zh: {n} 处错误
where the lines after a mistake are right again it is counted once
de: wo die Zeilen nach einem Fehler wieder stimmen, zählt er einmal
es: donde las líneas que siguen a un error vuelven a ser correctas, se cuenta una sola vez
zh: 若错误之后的各行重新正确，则只计一次
the step holds
de: der Schritt stimmt
es: el paso se cumple
zh: 这一步成立
all {n:number} steps hold
de: alle {n} Schritte stimmen
es: se cumplen los {n} pasos
zh: 全部 {n} 步都成立
The answer goes from the start to the end in one leap: show the steps between them.
de: Die Antwort springt vom Anfang direkt zum Ende: Zeigen Sie die Schritte dazwischen.
es: La respuesta salta del principio al final: muestra los pasos intermedios.
zh: 解答从起点直接跳到终点：请写出中间的步骤。
One claim could not be decided; a person will look at it.
de: Eine Aussage ließ sich nicht entscheiden; eine Person sieht sie sich an.
es: Una afirmación no se pudo decidir; una persona la revisará.
zh: 有一条论断未能判定，将由人工查看。
{n:number} claims could not be decided; a person will look at them.
de: {n} Aussagen ließen sich nicht entscheiden; eine Person sieht sie sich an.
es: {n} afirmaciones no se pudieron decidir; una persona las revisará.
zh: 有 {n} 条论断未能判定，将由人工查看。
No formula that states something was found in this answer; a person will look at it.
de: In dieser Antwort wurde keine Formel gefunden, die etwas aussagt; eine Person sieht sie sich an.
es: En esta respuesta no se encontró ninguna fórmula que afirme algo; una persona la revisará.
zh: 这个解答中没有找到表达论断的公式，将由人工查看。
from here on the value has changed
de: von hier an hat sich der Wert geändert
es: a partir de aquí el valor ha cambiado
zh: 从这里起值发生了变化
this side is wrong by itself: the sides after it are right again
de: nur diese Seite ist falsch: die Seiten danach stimmen wieder
es: solo este lado está mal: los lados siguientes vuelven a ser correctos
zh: 只有这一项有误：其后各项重新正确
these sides are wrong, and the one after them is right again
de: diese Seiten sind falsch, und die danach stimmt wieder
es: estos lados están mal, y el que sigue vuelve a ser correcto
zh: 这几项有误，其后一项重新正确
`);
