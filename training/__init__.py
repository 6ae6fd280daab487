"""Training of the embedded encoder: weights, fine-tuning, export, evaluation.

Not part of the wheel. Run the steps in this order, each with ``--help``::

    python -m training.weights     --data DATA --out WORK/base
    python -m training.news        --data DATA --base WORK/base --out WORK/news.npz
    python -m training.pretrain    --base WORK/base --news WORK/news.npz --out WORK/masked
    python -m training.train       --data DATA --base WORK/base --start WORK/masked/masked.pt --fold K --out WORK/foldK
    python -m training.out_of_fold --data DATA --base WORK/base --folds WORK/fold0/last.pt ... --out WORK/out_of_fold.npz
    python -m training.distil      --data DATA --base WORK/base --news WORK/news.npz --start WORK/masked/masked.pt
                                   --teachers WORK/fold0/last.pt ... --out WORK/student
    python -m training.export      --run WORK/student --checkpoints student.pt --base WORK/base --version V --out models/encoder
    python -m training.evaluate    --gold DATA/dev/gold.json --model models/encoder
"""
