"""Training of the embedded encoder: weights, fine-tuning, export, evaluation.

Not part of the wheel. Run the steps in this order, each with ``--help``::

    python -m training.weights  --data DATA --out WORK/base
    python -m training.train    --data DATA --base WORK/base --out WORK/run
    python -m training.export   --run WORK/run --out models/encoder
    python -m training.evaluate --data DATA --model models/encoder
"""
