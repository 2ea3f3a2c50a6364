"""Rows the engine keeps."""

import datetime as dt

import factory
from factory.django import DjangoModelFactory

from cases import choices, models
from policies.tests.factories import ProvisionFactory

from .relief import ReliefFactory


class EffectPeriodFactory(DjangoModelFactory):
    """A relief holds a provision for everyone from a day on."""

    relief = factory.SubFactory(ReliefFactory)
    provision = factory.SubFactory(ProvisionFactory)
    starts_on = dt.date(2017, 4, 25)
    own = choices.Grip.HELD
    below = choices.Grip.HELD

    class Meta:
        model = models.EffectPeriod


class StaleReliefFactory(DjangoModelFactory):
    """A relief to be computed anew."""

    id = factory.Sequence(lambda n: 1_000_000 + n)

    class Meta:
        model = models.StaleRelief
