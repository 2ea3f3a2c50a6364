import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def everything_was_public(apps, schema_editor):
    """What was there before there were drafts, was read by everybody."""
    for name in ("FederalAction", "HistoricalFederalAction", "LocalPolicy", "HistoricalLocalPolicy"):
        rows = apps.get_model("policies", name)._base_manager
        rows.update(publication="published", published_at=timezone.now())



class Migration(migrations.Migration):

    dependencies = [
        ('policies', '0002_history'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='federalaction',
            name='publication',
            field=models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=9),
        ),
        migrations.AddField(
            model_name='federalaction',
            name='published_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='federalaction',
            name='published_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='federalaction',
            name='submitted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalfederalaction',
            name='publication',
            field=models.CharField(default='draft', editable=False, max_length=9),
        ),
        migrations.AddField(
            model_name='historicalfederalaction',
            name='published_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='historicalfederalaction',
            name='published_by_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='historicalfederalaction',
            name='submitted_by_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='historicallocalpolicy',
            name='publication',
            field=models.CharField(default='draft', editable=False, max_length=9),
        ),
        migrations.AddField(
            model_name='historicallocalpolicy',
            name='published_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='historicallocalpolicy',
            name='published_by_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='historicallocalpolicy',
            name='submitted_by_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='localpolicy',
            name='publication',
            field=models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', editable=False, max_length=9),
        ),
        migrations.AddField(
            model_name='localpolicy',
            name='published_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='localpolicy',
            name='published_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='localpolicy',
            name='submitted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(everything_was_public, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='federalaction',
            index=models.Index(condition=models.Q(('publication', 'published'), _negated=True), fields=['publication'], name='policies_federalaction_hidden'),
        ),
        migrations.AddIndex(
            model_name='localpolicy',
            index=models.Index(condition=models.Q(('publication', 'published'), _negated=True), fields=['publication'], name='policies_localpolicy_hidden'),
        ),
        migrations.AddConstraint(
            model_name='federalaction',
            constraint=models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='policies_federalaction_publication_known', violation_error_message='Choose one of the known values for publication: draft, in_review, published, withdrawn.'),
        ),
        migrations.AddConstraint(
            model_name='federalaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publication__in', ['published', 'withdrawn']), _negated=True), ('published_at__isnull', False), _connector='OR'), name='policies_federalaction_published_at_told', violation_error_message='What is or was published names when.'),
        ),
        migrations.AddConstraint(
            model_name='localpolicy',
            constraint=models.CheckConstraint(condition=models.Q(('publication__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='policies_localpolicy_publication_known', violation_error_message='Choose one of the known values for publication: draft, in_review, published, withdrawn.'),
        ),
        migrations.AddConstraint(
            model_name='localpolicy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publication__in', ['published', 'withdrawn']), _negated=True), ('published_at__isnull', False), _connector='OR'), name='policies_localpolicy_published_at_told', violation_error_message='What is or was published names when.'),
        ),
    ]
