"""Training of the models that the library ships: start weights, pre-training, fine-tuning, distillation, export, evaluation.

Not part of the wheel. ``python -m training`` runs the whole way (see `training.recipe` for its steps and their settings); each step is a
module with a command of its own, for whoever wants to try one thing, each with ``--help``::

    python -m training.weights     --data DATA --out WORK/base
    python -m training.news        --data DATA --base WORK/base --out WORK/news.npz
    python -m training.pretrain    --base WORK/base --news WORK/news.npz --out WORK/masked
    python -m training.train       --data DATA --base WORK/base --start WORK/masked/masked.pt --fold K --out WORK/foldK
    python -m training.out_of_fold --data DATA --base WORK/base --folds WORK/fold0/last.pt ... --out WORK/out_of_fold.npz
    python -m training.known_names --gold DATA/train/gold.json --tags WORK/out_of_fold.npz
    python -m training.distil      --data DATA --base WORK/base --news WORK/news.npz --start WORK/masked/masked.pt
                                   --teachers WORK/fold0/last.pt ... --out WORK/student
    python -m training.export      --run WORK/student --checkpoints student.pt --base WORK/base --version V --out models/encoder
    python -m training.evaluate    --gold DATA/dev/gold.json --model models/encoder
    python -m training.calibration --gold DATA/dev/gold.json --model models/encoder
    python -m training.fast        --data DATA --labels WORK/labels --out models/fast
"""
