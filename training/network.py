"""The encoder and its heads in torch: BERT layers, one linear layer for all heads on the first piece of each word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

DROPOUT = 0.1
ROLE_WIDTH = 48
REACH = 24
"""Distances in words beyond this weigh like this one for roles."""
_ATTENTION = {"q": "query", "k": "key", "v": "value", "ao": "attention_out", "fi": "ffn_in", "fo": "ffn_out"}
_NORMS = {"aln": "attention_norm", "oln": "output_norm"}


class Int8Linear(nn.Linear):
    """A linear layer that can run as int8 inference will: weights rounded by output channel, inputs by tensor.

    Gradients pass the rounding unchanged, so that the last steps of training settle where rounding hurts least.
    """

    simulate = False

    def forward(self, values: Tensor) -> Tensor:
        if not self.simulate:
            return super().forward(values)
        weight = self.weight + (_round_weight(self.weight.detach()) - self.weight).detach()
        values = values + (_round_input(values.detach()).to(values.dtype) - values).detach()
        return functional.linear(values, weight, self.bias)


def _round_weight(weight: Tensor) -> Tensor:
    scale = weight.abs().amax(1, keepdim=True) / 127.0
    return (weight / scale).round() * scale


def _round_input(values: Tensor) -> Tensor:
    values = values.float()
    low, high = values.amin().clamp(max=0.0), values.amax().clamp(min=0.0)
    scale = (high - low) / 255.0
    return ((values - low) / scale).round() * scale + low


class Layer(nn.Module):
    def __init__(self, hidden: int, heads: int, ffn: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = Int8Linear(hidden, hidden)
        self.key = Int8Linear(hidden, hidden)
        self.value = Int8Linear(hidden, hidden)
        self.attention_out = Int8Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=epsilon)
        self.ffn_in = Int8Linear(hidden, ffn)
        self.ffn_out = Int8Linear(ffn, hidden)
        self.output_norm = nn.LayerNorm(hidden, eps=epsilon)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, hidden = states.shape
        width = hidden // self.heads

        def split(values: Tensor) -> Tensor:
            return values.view(batch, length, self.heads, width).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        if states.is_cuda:
            bias = bias if bias is None else bias.to(query.dtype)
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        else:  # written out: the fused kernel of torch is slower than this on a CPU, backwards above all
            scores = query @ key.transpose(-1, -2) * width**-0.5
            mixed = (scores if bias is None else scores + bias).softmax(-1).to(scores.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        states = self.attention_norm(states + self.dropout(self.attention_out(mixed)))
        inner = self.ffn_out(functional.gelu(self.ffn_in(states)))
        return self.output_norm(states + self.dropout(inner))


class Network(nn.Module):
    """Piece ids in, logits of every head side by side out; `slices` says which columns are whose.

    Roles are scored for pairs of words: a trigger's vector and a word's vector, one pair of vectors a role, give their product as logit,
    to which the weight of their distance in words is added.
    """

    def __init__(self, sizes: Mapping[str, Any], heads: Mapping[str, Sequence[str]], roles: int) -> None:
        super().__init__()
        hidden, epsilon = sizes["hidden"], sizes["epsilon"]
        self.word = nn.Embedding(sizes["vocabulary"], hidden)
        self.position = nn.Embedding(sizes["positions"], hidden)
        self.kind = nn.Embedding(sizes["types"], hidden)
        self.norm = nn.LayerNorm(hidden, eps=epsilon)
        self.layers = nn.ModuleList(
            Layer(hidden, sizes["heads"], sizes["ffn"], epsilon) for _ in range(sizes["layers"])
        )
        self.dropout = nn.Dropout(DROPOUT)
        self.slices: dict[str, slice] = {}
        width = 0
        for head, labels in heads.items():
            self.slices[head] = slice(width, width + len(labels))
            width += len(labels)
        self.output = nn.Linear(hidden, width)
        self.roles = roles
        self.role_trigger = nn.Linear(hidden, roles * ROLE_WIDTH)
        self.role_argument = nn.Linear(hidden, roles * ROLE_WIDTH)
        self.role_distance = nn.Parameter(torch.zeros(2 * REACH + 1, roles))
        for linear in (self.output, self.role_trigger, self.role_argument):
            nn.init.normal_(linear.weight, std=0.02)
            nn.init.zeros_(linear.bias)

    def encode(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        """Hidden states (batch, length, hidden) of ``ids`` (batch, length); ``mask`` is 1 at real pieces, None if all are."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.word(ids) + self.position(places) + self.kind.weight[0]
        states = self.dropout(self.norm(states))
        bias = None if mask is None else (1.0 - mask.to(states.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.output(self.dropout(self.encode(ids, mask)))

    def role_logits(self, states: Tensor, triggers: Tensor, arguments: Tensor) -> Tensor:
        """Logits (pairs, roles) of pairs of words, given as indexes into ``states`` (words, hidden); words of a text stand in order."""
        left = self.role_trigger(states).view(-1, self.roles, ROLE_WIDTH)
        right = self.role_argument(states).view(-1, self.roles, ROLE_WIDTH)
        distance = (arguments - triggers).clamp(-REACH, REACH) + REACH
        return (left[triggers] * right[arguments]).sum(-1) + self.role_distance[distance]

    def load_base(self, tensors: Mapping[str, Tensor]) -> None:
        """Take over the tensors of `training.weights`; every name must find its place."""
        with torch.no_grad():
            for name, values in tensors.items():
                self._place(name).copy_(values.view(self._place(name).shape))

    def base_tensors(self) -> dict[str, Tensor]:
        """The encoder's tensors by the names that `load_base` reads."""
        parts = [f"{part}.{kind}" for part in (*_ATTENTION, *_NORMS) for kind in "wb"]
        layers = [f"l{number}.{part}" for number in range(len(self.layers)) for part in parts]
        names = ["emb.word", "emb.pos", "emb.type", "emb.ln.w", "emb.ln.b", *layers]
        return {name: self._place(name).detach().clone() for name in names}

    def _place(self, name: str) -> Tensor:
        parts = name.split(".")
        if parts[0] == "emb":
            if parts[1] == "ln":
                return self.norm.weight if parts[2] == "w" else self.norm.bias
            return {"word": self.word, "pos": self.position, "type": self.kind}[parts[1]].weight
        layer = self.layers[int(parts[0][1:])]
        module = getattr(layer, (_ATTENTION | _NORMS)[parts[1]])
        return module.weight if parts[2] == "w" else module.bias
