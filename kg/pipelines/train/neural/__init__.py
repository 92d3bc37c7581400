"""Training the network of ``kg_biaffine``: trees, parts of speech and names from one encoder.

``prepare`` turns data folders into arrays; everything after it needs numpy and PyTorch alone, so
that it runs on whatever machine has a GPU. ``pretrain`` lets an encoder guess hidden words of raw
text, ``teach`` trains a network on treebanks and names, ``distil`` a small one on what the teachers
say of treebanks, news and novels. See ``python -m kg.pipelines.train.neural --help``.
"""
