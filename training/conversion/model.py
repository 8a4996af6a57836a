"""The learned step: parts of speech and relations under the newer guidelines, from the old annotation around a word.

Log-linear classifiers, learned from the sentences that exist under both guidelines. A class is a change, or KEEP, so
that what one word teaches about staying as it is holds for all. Subtypes are a classifier of their own, asked only
for those of the relation already chosen.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from .align import Pair, target_heads
from .features import Features, Lexicon, word_features
from .trees import ROOT, Sentence, Word, is_tree

KEEP = "keep"
_STRENGTH = 1.0
_ROUNDS = 80
_RARE = 2
Matrix = npt.NDArray[np.float64]


class Classifier:
    """A multinomial logistic regression over named features."""

    def __init__(self, examples: Sequence[Features], labels: Sequence[str]) -> None:
        counts = Counter(name for example in examples for name in example)
        self._names = {name for name, count in counts.items() if count >= _RARE}
        self._vectors = DictVectorizer(dtype=np.float32)
        self._model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, tol=1e-3)
        self._model.fit(self._vectors.fit_transform([self._known(example) for example in examples]), labels)

    def _known(self, example: Features) -> dict[str, float]:
        return {name: 1.0 for name in example if name in self._names}

    @property
    def labels(self) -> list[str]:
        """The labels, in the order of the columns of `probabilities`."""
        return [str(label) for label in self._model.classes_]

    def probabilities(self, examples: Sequence[Features]) -> Matrix:
        """An array of a row of probabilities an example."""
        return np.asarray(self._model.predict_proba(self._vectors.transform([self._known(e) for e in examples])))

    def predict(self, examples: Sequence[Features]) -> list[str]:
        """The most probable label of each example."""
        return [self.labels[best] for best in self.probabilities(examples).argmax(axis=1)]


class Converter(NamedTuple):
    """What has been learned from sentences under both guidelines."""

    lexicon: Lexicon
    upos: Classifier
    relation: Classifier
    subtype: Classifier

    def relabel(self, sentence: Sentence) -> Sentence:
        """The sentence with parts of speech and relations as the newer guidelines want them."""
        seen = word_features(sentence, self.lexicon)
        classes = self.upos.predict(seen), self.relation.predict(seen)
        words = [_relabelled(word, *new) for word, *new in zip(sentence, *classes, strict=True)]
        scores, labels = self.subtype.probabilities(seen), self.subtype.labels
        result = [_with_subtype(word, labels, row) for word, row in zip(words, scores, strict=True)]
        return result if is_tree(result) else sentence


def learn(pairs: Sequence[Pair], lexicon: Lexicon) -> Converter:
    """Learn from pairs whose old side has been joined and restructured."""
    examples: list[Features] = []
    upos: list[str] = []
    relations: list[tuple[int, str, str]] = []
    for pair in pairs:
        rows = zip(word_features(pair.old, lexicon), pair.old, pair.match, target_heads(pair), strict=True)
        for features, word, index, head in rows:
            if index is None or word.pos == "PUNCT":
                continue
            new = pair.new[index]
            upos.append(KEEP if new.pos == word.pos else new.pos)
            if head == word.head:
                change = KEEP if new.coarse == word.coarse else new.coarse
                relations.append((len(examples), change, new.relation))
            examples.append(features)
    settled = [examples[i] for i, *_ in relations]
    return Converter(
        lexicon,
        Classifier(examples, upos),
        Classifier(settled, [change for _, change, _ in relations]),
        Classifier(settled, [relation for *_, relation in relations]),
    )


def _relabelled(word: Word, pos: str, relation: str) -> Word:
    if word.pos == "PUNCT":
        return word
    if relation == KEEP or word.head == ROOT or relation == "root":
        relation = word.relation
    return word._replace(pos=word.pos if pos == KEEP else pos, relation=relation)


def _with_subtype(word: Word, labels: Sequence[str], scores: Sequence[float]) -> Word:
    if word.pos == "PUNCT" or word.head == ROOT:
        return word
    fitting = [(score, label) for score, label in zip(scores, labels, strict=True) if _coarse(label) == word.coarse]
    return word._replace(relation=max(fitting)[1] if fitting else word.coarse)


def _coarse(relation: str) -> str:
    return relation.partition(":")[0]
