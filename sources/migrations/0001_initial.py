import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from sources.history.migration import CreateTogether


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        CreateTogether([
            migrations.CreateModel(
                name='FixtureFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', models.CharField(help_text='Relative to the fixtures folder.', max_length=300, unique=True)),
                    ('sha256', models.CharField(max_length=64)),
                    ('loaded_at', models.DateTimeField(auto_now=True)),
                ],
            ),
            migrations.CreateModel(
                name='Discrepancy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verification', models.CharField(choices=[('verified', 'Verified'), ('partly', 'Verified but for the parts named in doubts'), ('unverified', 'Unverified')], default='unverified', help_text='Verified means that somebody read a source for it. Name what remains open under doubts.', max_length=10)),
                    ('doubts', models.JSONField(blank=True, default=dict, help_text='What was not verified, and why: {"docket_number": "from memory"}. Empty for a verified record.')),
                    ('note', models.TextField(blank=True, help_text='Remarks for readers, in our own words.')),
                    ('slug', models.CharField(help_text='The public name of the record, in addresses and fixtures. It cannot be changed later.', max_length=160, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?\\Z', 'Use lower-case letters, digits and single hyphens; a part of a record is written record/part (eo-13768/9a).')])),
                    ('defect', models.CharField(choices=[('conflict', 'Sources disagree'), ('wrong', 'Wrong'), ('superseded', 'Superseded later'), ('omission', 'Leaves something out'), ('overstated', 'Broader than the record'), ('imprecise', 'Imprecise'), ('ambiguous', 'Ambiguous'), ('missing_words', 'Words missing'), ('garbled', 'Garbled'), ('typo', 'Spelling or typing error'), ('misquoted', 'Quotation changed or clipped'), ('misattributed', 'Attributed to the wrong speaker'), ('conflated', 'Two things told as one'), ('duplicate', 'One thing told more than once'), ('dated', 'Date wrong, vague or relative'), ('invented', 'Not in the original'), ('furniture', 'Page furniture, not the text'), ('provenance', 'Origin unclear'), ('opinion', 'Opinion told as fact')], max_length=14)),
                    ('topic', models.CharField(help_text='The fact in question.', max_length=200)),
                    ('field', models.CharField(blank=True, help_text='The field of the record it bears on.', max_length=60)),
                    ('is_settled', models.BooleanField(default=True)),
                    ('in_use', models.TextField(blank=True, help_text='The reading the records follow.')),
                    ('reason', models.TextField(blank=True, help_text='Why this reading.')),
                ],
                options={
                    'verbose_name_plural': 'discrepancies',
                    'ordering': ('slug',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('verification__in', ['verified', 'partly', 'unverified'])), name='sources_discrepancy_verification_known', violation_error_message='Choose one of the known values for verification: verified, partly, unverified.'), models.CheckConstraint(condition=models.Q(models.Q(('verification', 'partly'), models.Q(('doubts', {}), _negated=True)), models.Q(('doubts', {}), ('verification', 'verified')), ('verification', 'unverified'), _connector='OR'), name='sources_discrepancy_doubts_told', violation_error_message='A partly verified record names its doubts; a verified one has none.'), models.UniqueConstraint(fields=('slug',), name='sources_discrepancy_slug', violation_error_message='There is already one with the same slug.'), models.CheckConstraint(condition=models.Q(('defect__in', ['conflict', 'wrong', 'superseded', 'omission', 'overstated', 'imprecise', 'ambiguous', 'missing_words', 'garbled', 'typo', 'misquoted', 'misattributed', 'conflated', 'duplicate', 'dated', 'invented', 'furniture', 'provenance', 'opinion'])), name='sources_discrepancy_defect_known', violation_error_message='Choose one of the known values for defect: conflict, wrong, superseded, omission, overstated, imprecise, ambiguous, missing_words, garbled, typo, misquoted, misattributed, conflated, duplicate, dated, invented, furniture, provenance, opinion.'), models.CheckConstraint(condition=models.Q(('is_settled', False), models.Q(('in_use', ''), _negated=True), _connector='OR'), name='sources_discrepancy_settled_says_how', violation_error_message='A settled discrepancy names the reading in use.')],
                },
            ),
            migrations.CreateModel(
                name='Organization',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verification', models.CharField(choices=[('verified', 'Verified'), ('partly', 'Verified but for the parts named in doubts'), ('unverified', 'Unverified')], default='unverified', help_text='Verified means that somebody read a source for it. Name what remains open under doubts.', max_length=10)),
                    ('doubts', models.JSONField(blank=True, default=dict, help_text='What was not verified, and why: {"docket_number": "from memory"}. Empty for a verified record.')),
                    ('note', models.TextField(blank=True, help_text='Remarks for readers, in our own words.')),
                    ('slug', models.CharField(help_text='The public name of the record, in addresses and fixtures. It cannot be changed later.', max_length=160, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?\\Z', 'Use lower-case letters, digits and single hyphens; a part of a record is written record/part (eo-13768/9a).')])),
                    ('name', models.CharField(max_length=200)),
                    ('kind', models.CharField(choices=[('news', 'News publisher'), ('advocacy', 'Advocacy organization'), ('legal', 'Legal organization'), ('law_firm', 'Law firm'), ('research', 'Research body or university'), ('association', 'Association'), ('religious', 'Religious body'), ('union', 'Labor union'), ('local_body', 'State or local body'), ('other', 'Other')], max_length=12)),
                    ('homepage', models.URLField(blank=True)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='sources.organization')),
                ],
                options={
                    'ordering': ('name', 'slug'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('verification__in', ['verified', 'partly', 'unverified'])), name='sources_organization_verification_known', violation_error_message='Choose one of the known values for verification: verified, partly, unverified.'), models.CheckConstraint(condition=models.Q(models.Q(('verification', 'partly'), models.Q(('doubts', {}), _negated=True)), models.Q(('doubts', {}), ('verification', 'verified')), ('verification', 'unverified'), _connector='OR'), name='sources_organization_doubts_told', violation_error_message='A partly verified record names its doubts; a verified one has none.'), models.UniqueConstraint(fields=('slug',), name='sources_organization_slug', violation_error_message='There is already one with the same slug.'), models.CheckConstraint(condition=models.Q(('kind__in', ['news', 'advocacy', 'legal', 'law_firm', 'research', 'association', 'religious', 'union', 'local_body', 'other'])), name='sources_organization_kind_known', violation_error_message='Choose one of the known values for kind: news, advocacy, legal, law_firm, research, association, religious, union, local_body, other.'), models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='sources_organization_parent_not_id', violation_error_message='parent and id must be two different records.')],
                },
            ),
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verification', models.CharField(choices=[('verified', 'Verified'), ('partly', 'Verified but for the parts named in doubts'), ('unverified', 'Unverified')], default='unverified', help_text='Verified means that somebody read a source for it. Name what remains open under doubts.', max_length=10)),
                    ('doubts', models.JSONField(blank=True, default=dict, help_text='What was not verified, and why: {"docket_number": "from memory"}. Empty for a verified record.')),
                    ('note', models.TextField(blank=True, help_text='Remarks for readers, in our own words.')),
                    ('slug', models.CharField(help_text='The public name of the record, in addresses and fixtures. It cannot be changed later.', max_length=160, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?\\Z', 'Use lower-case letters, digits and single hyphens; a part of a record is written record/part (eo-13768/9a).')])),
                    ('kind', models.CharField(choices=[('news', 'News story'), ('opinion', 'Court opinion or order'), ('docket', 'Docket'), ('filing', 'Complaint, brief or other filing'), ('government', 'Government document or page'), ('register', 'Federal Register, Code or statute book'), ('database', 'Case database or litigation tracker'), ('advocacy', 'Statement or page of an organization'), ('scholarship', 'Report or study'), ('dataset', 'Data file'), ('web', 'Web page, kind not recorded')], max_length=12)),
                    ('title', models.CharField(blank=True, help_text='As printed. Empty where it was not recorded.', max_length=300)),
                    ('published_on', models.DateField(blank=True, null=True)),
                    ('published_on_precision', models.CharField(blank=True, choices=[('day', 'Day'), ('month', 'Month'), ('year', 'Year')], default='', max_length=5)),
                    ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                    ('is_address_incomplete', models.BooleanField(default=False, help_text='The page was read, but its full address was not kept.')),
                    ('locator', models.CharField(blank=True, help_text='What is known instead of an address: a site, a path in a repository.', max_length=500)),
                    ('corpus_file', models.CharField(blank=True, help_text="File name in the reader's corpus folder.", max_length=200)),
                    ('sha256', models.CharField(blank=True, max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A SHA-256 is 64 hexadecimal digits, in lower case.')], verbose_name='SHA-256')),
                    ('text', models.TextField(blank=True, editable=False)),
                    ('publisher', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='published_documents', to='sources.organization')),
                    ('authors', models.ManyToManyField(related_name='documents', through='sources.DocumentAuthor', to='sources.person')),
                ],
                options={
                    'ordering': ('slug',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('verification__in', ['verified', 'partly', 'unverified'])), name='sources_document_verification_known', violation_error_message='Choose one of the known values for verification: verified, partly, unverified.'), models.CheckConstraint(condition=models.Q(models.Q(('verification', 'partly'), models.Q(('doubts', {}), _negated=True)), models.Q(('doubts', {}), ('verification', 'verified')), ('verification', 'unverified'), _connector='OR'), name='sources_document_doubts_told', violation_error_message='A partly verified record names its doubts; a verified one has none.'), models.UniqueConstraint(fields=('slug',), name='sources_document_slug', violation_error_message='There is already one with the same slug.'), models.CheckConstraint(condition=models.Q(('kind__in', ['news', 'opinion', 'docket', 'filing', 'government', 'register', 'database', 'advocacy', 'scholarship', 'dataset', 'web'])), name='sources_document_kind_known', violation_error_message='Choose one of the known values for kind: news, opinion, docket, filing, government, register, database, advocacy, scholarship, dataset, web.'), models.CheckConstraint(condition=models.Q(models.Q(('published_on__isnull', True), ('published_on_precision', '')), models.Q(('published_on__isnull', False), ('published_on_precision__in', ['day', 'month', 'year'])), _connector='OR'), name='sources_document_published_on_precision', violation_error_message='Give published_on with its precision (day, month or year), or leave both empty.'), models.CheckConstraint(condition=models.Q(models.Q(('corpus_file', ''), ('sha256', '')), models.Q(models.Q(('corpus_file', ''), _negated=True), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='sources_document_corpus_file_with_sha256', violation_error_message='Give corpus_file and sha256 together, or neither.'), models.UniqueConstraint(condition=models.Q(('url', ''), _negated=True), fields=('url',), name='sources_document_url', violation_error_message='There is already a document with this address.'), models.UniqueConstraint(condition=models.Q(('corpus_file', ''), _negated=True), fields=('corpus_file',), name='sources_document_corpus_file', violation_error_message='There is already one with the same corpus_file.')],
                },
            ),
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verification', models.CharField(choices=[('verified', 'Verified'), ('partly', 'Verified but for the parts named in doubts'), ('unverified', 'Unverified')], default='unverified', help_text='Verified means that somebody read a source for it. Name what remains open under doubts.', max_length=10)),
                    ('doubts', models.JSONField(blank=True, default=dict, help_text='What was not verified, and why: {"docket_number": "from memory"}. Empty for a verified record.')),
                    ('note', models.TextField(blank=True, help_text='Remarks for readers, in our own words.')),
                    ('slug', models.CharField(help_text='The public name of the record, in addresses and fixtures. It cannot be changed later.', max_length=160, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?\\Z', 'Use lower-case letters, digits and single hyphens; a part of a record is written record/part (eo-13768/9a).')])),
                    ('name', models.CharField(max_length=200)),
                    ('role', models.CharField(blank=True, help_text='Who it is, as the sources put it.', max_length=250)),
                    ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='sources.organization')),
                ],
                options={
                    'verbose_name_plural': 'people',
                    'ordering': ('name', 'slug'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('verification__in', ['verified', 'partly', 'unverified'])), name='sources_person_verification_known', violation_error_message='Choose one of the known values for verification: verified, partly, unverified.'), models.CheckConstraint(condition=models.Q(models.Q(('verification', 'partly'), models.Q(('doubts', {}), _negated=True)), models.Q(('doubts', {}), ('verification', 'verified')), ('verification', 'unverified'), _connector='OR'), name='sources_person_doubts_told', violation_error_message='A partly verified record names its doubts; a verified one has none.'), models.UniqueConstraint(fields=('slug',), name='sources_person_slug', violation_error_message='There is already one with the same slug.')],
                },
            ),
            migrations.CreateModel(
                name='DocumentAuthor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='author_rows', to='sources.document')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='author_rows', to='sources.person')),
                ],
                options={
                    'ordering': ('document', 'position'),
                    'constraints': [models.UniqueConstraint(fields=('document', 'person'), name='sources_documentauthor_unique', violation_error_message='There is already one with the same document, person.'), models.UniqueConstraint(fields=('document', 'position'), name='sources_documentauthor_position', violation_error_message='There is already one with the same document, position.')],
                },
            ),
            migrations.CreateModel(
                name='Statement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verification', models.CharField(choices=[('verified', 'Verified'), ('partly', 'Verified but for the parts named in doubts'), ('unverified', 'Unverified')], default='unverified', help_text='Verified means that somebody read a source for it. Name what remains open under doubts.', max_length=10)),
                    ('doubts', models.JSONField(blank=True, default=dict, help_text='What was not verified, and why: {"docket_number": "from memory"}. Empty for a verified record.')),
                    ('note', models.TextField(blank=True, help_text='Remarks for readers, in our own words.')),
                    ('slug', models.CharField(help_text='The public name of the record, in addresses and fixtures. It cannot be changed later.', max_length=160, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?\\Z', 'Use lower-case letters, digits and single hyphens; a part of a record is written record/part (eo-13768/9a).')])),
                    ('gist', models.TextField(help_text="In our own words; a source's sentences are not ours to copy.")),
                    ('concerns_on', models.DateField(blank=True, help_text='The day the thing told of happened.', null=True)),
                    ('concerns_on_precision', models.CharField(blank=True, choices=[('day', 'Day'), ('month', 'Month'), ('year', 'Year')], default='', max_length=5)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='sources.document')),
                    ('said_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='sources.person')),
                ],
                options={
                    'ordering': ('slug',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('verification__in', ['verified', 'partly', 'unverified'])), name='sources_statement_verification_known', violation_error_message='Choose one of the known values for verification: verified, partly, unverified.'), models.CheckConstraint(condition=models.Q(models.Q(('verification', 'partly'), models.Q(('doubts', {}), _negated=True)), models.Q(('doubts', {}), ('verification', 'verified')), ('verification', 'unverified'), _connector='OR'), name='sources_statement_doubts_told', violation_error_message='A partly verified record names its doubts; a verified one has none.'), models.UniqueConstraint(fields=('slug',), name='sources_statement_slug', violation_error_message='There is already one with the same slug.'), models.CheckConstraint(condition=models.Q(models.Q(('concerns_on__isnull', True), ('concerns_on_precision', '')), models.Q(('concerns_on__isnull', False), ('concerns_on_precision__in', ['day', 'month', 'year'])), _connector='OR'), name='sources_statement_concerns_on_precision', violation_error_message='Give concerns_on with its precision (day, month or year), or leave both empty.'), models.CheckConstraint(condition=models.Q(('gist', ''), _negated=True), name='sources_statement_gist_filled', violation_error_message='gist may not be empty.')],
                },
            ),
            migrations.CreateModel(
                name='PersonCitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stance', models.CharField(choices=[('supports', 'Supports'), ('contradicts', 'Contradicts'), ('mentions', 'Mentions')], default='supports', max_length=11)),
                    ('field', models.CharField(blank=True, help_text='The one field it bears on; empty for the whole record.', max_length=60)),
                    ('reading', models.CharField(blank=True, help_text='The value this document gives, where readings differ.', max_length=300)),
                    ('start', models.PositiveIntegerField(blank=True, help_text='First character, counted from 0.', null=True)),
                    ('end', models.PositiveIntegerField(blank=True, help_text='One past the last character.', null=True)),
                    ('words_sha256', models.CharField(blank=True, max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A SHA-256 is 64 hexadecimal digits, in lower case.')], verbose_name='SHA-256 of the words')),
                    ('locator', models.CharField(blank=True, help_text='Where to look, for a reader: lines 14-16, Dkt. 42.', max_length=120)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('discrepancy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.discrepancy')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.document')),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='sources.person')),
                    ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.statement')),
                ],
                options={
                    'ordering': ('record', 'position'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'contradicts', 'mentions'])), name='sources_personcitation_stance_known', violation_error_message='Choose one of the known values for stance: supports, contradicts, mentions.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('end__isnull', True)), models.Q(models.Q(('start__isnull', True), _negated=True), models.Q(('end__isnull', True), _negated=True)), _connector='OR'), name='sources_personcitation_start_with_end', violation_error_message='Give start and end together, or neither.'), models.CheckConstraint(condition=models.Q(('start__isnull', True), ('end__gt', models.F('start')), _connector='OR'), name='sources_personcitation_passage_forward', violation_error_message='A passage ends after it starts.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('words_sha256', '')), models.Q(('start__isnull', False), models.Q(('words_sha256', ''), _negated=True)), _connector='OR'), name='sources_personcitation_passage_hashed', violation_error_message='A passage carries the SHA-256 of its words.'), models.UniqueConstraint(fields=('record', 'position'), name='sources_personcitation_unique', violation_error_message='Two citations of one record have the same position.')],
                },
            ),
            migrations.CreateModel(
                name='OrganizationCitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stance', models.CharField(choices=[('supports', 'Supports'), ('contradicts', 'Contradicts'), ('mentions', 'Mentions')], default='supports', max_length=11)),
                    ('field', models.CharField(blank=True, help_text='The one field it bears on; empty for the whole record.', max_length=60)),
                    ('reading', models.CharField(blank=True, help_text='The value this document gives, where readings differ.', max_length=300)),
                    ('start', models.PositiveIntegerField(blank=True, help_text='First character, counted from 0.', null=True)),
                    ('end', models.PositiveIntegerField(blank=True, help_text='One past the last character.', null=True)),
                    ('words_sha256', models.CharField(blank=True, max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A SHA-256 is 64 hexadecimal digits, in lower case.')], verbose_name='SHA-256 of the words')),
                    ('locator', models.CharField(blank=True, help_text='Where to look, for a reader: lines 14-16, Dkt. 42.', max_length=120)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('discrepancy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.discrepancy')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.document')),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='sources.organization')),
                    ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.statement')),
                ],
                options={
                    'ordering': ('record', 'position'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'contradicts', 'mentions'])), name='sources_organizationcitation_stance_known', violation_error_message='Choose one of the known values for stance: supports, contradicts, mentions.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('end__isnull', True)), models.Q(models.Q(('start__isnull', True), _negated=True), models.Q(('end__isnull', True), _negated=True)), _connector='OR'), name='sources_organizationcitation_start_with_end', violation_error_message='Give start and end together, or neither.'), models.CheckConstraint(condition=models.Q(('start__isnull', True), ('end__gt', models.F('start')), _connector='OR'), name='sources_organizationcitation_passage_forward', violation_error_message='A passage ends after it starts.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('words_sha256', '')), models.Q(('start__isnull', False), models.Q(('words_sha256', ''), _negated=True)), _connector='OR'), name='sources_organizationcitation_passage_hashed', violation_error_message='A passage carries the SHA-256 of its words.'), models.UniqueConstraint(fields=('record', 'position'), name='sources_organizationcitation_unique', violation_error_message='Two citations of one record have the same position.')],
                },
            ),
            migrations.CreateModel(
                name='DocumentCitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stance', models.CharField(choices=[('supports', 'Supports'), ('contradicts', 'Contradicts'), ('mentions', 'Mentions')], default='supports', max_length=11)),
                    ('field', models.CharField(blank=True, help_text='The one field it bears on; empty for the whole record.', max_length=60)),
                    ('reading', models.CharField(blank=True, help_text='The value this document gives, where readings differ.', max_length=300)),
                    ('start', models.PositiveIntegerField(blank=True, help_text='First character, counted from 0.', null=True)),
                    ('end', models.PositiveIntegerField(blank=True, help_text='One past the last character.', null=True)),
                    ('words_sha256', models.CharField(blank=True, max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A SHA-256 is 64 hexadecimal digits, in lower case.')], verbose_name='SHA-256 of the words')),
                    ('locator', models.CharField(blank=True, help_text='Where to look, for a reader: lines 14-16, Dkt. 42.', max_length=120)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('discrepancy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.discrepancy')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.document')),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='sources.document')),
                    ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.statement')),
                ],
                options={
                    'ordering': ('record', 'position'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'contradicts', 'mentions'])), name='sources_documentcitation_stance_known', violation_error_message='Choose one of the known values for stance: supports, contradicts, mentions.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('end__isnull', True)), models.Q(models.Q(('start__isnull', True), _negated=True), models.Q(('end__isnull', True), _negated=True)), _connector='OR'), name='sources_documentcitation_start_with_end', violation_error_message='Give start and end together, or neither.'), models.CheckConstraint(condition=models.Q(('start__isnull', True), ('end__gt', models.F('start')), _connector='OR'), name='sources_documentcitation_passage_forward', violation_error_message='A passage ends after it starts.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('words_sha256', '')), models.Q(('start__isnull', False), models.Q(('words_sha256', ''), _negated=True)), _connector='OR'), name='sources_documentcitation_passage_hashed', violation_error_message='A passage carries the SHA-256 of its words.'), models.UniqueConstraint(fields=('record', 'position'), name='sources_documentcitation_unique', violation_error_message='Two citations of one record have the same position.')],
                },
            ),
            migrations.CreateModel(
                name='DiscrepancyCitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stance', models.CharField(choices=[('supports', 'Supports'), ('contradicts', 'Contradicts'), ('mentions', 'Mentions')], default='supports', max_length=11)),
                    ('field', models.CharField(blank=True, help_text='The one field it bears on; empty for the whole record.', max_length=60)),
                    ('reading', models.CharField(blank=True, help_text='The value this document gives, where readings differ.', max_length=300)),
                    ('start', models.PositiveIntegerField(blank=True, help_text='First character, counted from 0.', null=True)),
                    ('end', models.PositiveIntegerField(blank=True, help_text='One past the last character.', null=True)),
                    ('words_sha256', models.CharField(blank=True, max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A SHA-256 is 64 hexadecimal digits, in lower case.')], verbose_name='SHA-256 of the words')),
                    ('locator', models.CharField(blank=True, help_text='Where to look, for a reader: lines 14-16, Dkt. 42.', max_length=120)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('discrepancy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.discrepancy')),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='sources.discrepancy')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.document')),
                    ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.statement')),
                ],
                options={
                    'ordering': ('record', 'position'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'contradicts', 'mentions'])), name='sources_discrepancycitation_stance_known', violation_error_message='Choose one of the known values for stance: supports, contradicts, mentions.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('end__isnull', True)), models.Q(models.Q(('start__isnull', True), _negated=True), models.Q(('end__isnull', True), _negated=True)), _connector='OR'), name='sources_discrepancycitation_start_with_end', violation_error_message='Give start and end together, or neither.'), models.CheckConstraint(condition=models.Q(('start__isnull', True), ('end__gt', models.F('start')), _connector='OR'), name='sources_discrepancycitation_passage_forward', violation_error_message='A passage ends after it starts.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('words_sha256', '')), models.Q(('start__isnull', False), models.Q(('words_sha256', ''), _negated=True)), _connector='OR'), name='sources_discrepancycitation_passage_hashed', violation_error_message='A passage carries the SHA-256 of its words.'), models.UniqueConstraint(fields=('record', 'position'), name='sources_discrepancycitation_unique', violation_error_message='Two citations of one record have the same position.')],
                },
            ),
            migrations.CreateModel(
                name='StatementCitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('stance', models.CharField(choices=[('supports', 'Supports'), ('contradicts', 'Contradicts'), ('mentions', 'Mentions')], default='supports', max_length=11)),
                    ('field', models.CharField(blank=True, help_text='The one field it bears on; empty for the whole record.', max_length=60)),
                    ('reading', models.CharField(blank=True, help_text='The value this document gives, where readings differ.', max_length=300)),
                    ('start', models.PositiveIntegerField(blank=True, help_text='First character, counted from 0.', null=True)),
                    ('end', models.PositiveIntegerField(blank=True, help_text='One past the last character.', null=True)),
                    ('words_sha256', models.CharField(blank=True, max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A SHA-256 is 64 hexadecimal digits, in lower case.')], verbose_name='SHA-256 of the words')),
                    ('locator', models.CharField(blank=True, help_text='Where to look, for a reader: lines 14-16, Dkt. 42.', max_length=120)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('discrepancy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.discrepancy')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.document')),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='sources.statement')),
                    ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.statement')),
                ],
                options={
                    'ordering': ('record', 'position'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('stance__in', ['supports', 'contradicts', 'mentions'])), name='sources_statementcitation_stance_known', violation_error_message='Choose one of the known values for stance: supports, contradicts, mentions.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('end__isnull', True)), models.Q(models.Q(('start__isnull', True), _negated=True), models.Q(('end__isnull', True), _negated=True)), _connector='OR'), name='sources_statementcitation_start_with_end', violation_error_message='Give start and end together, or neither.'), models.CheckConstraint(condition=models.Q(('start__isnull', True), ('end__gt', models.F('start')), _connector='OR'), name='sources_statementcitation_passage_forward', violation_error_message='A passage ends after it starts.'), models.CheckConstraint(condition=models.Q(models.Q(('start__isnull', True), ('words_sha256', '')), models.Q(('start__isnull', False), models.Q(('words_sha256', ''), _negated=True)), _connector='OR'), name='sources_statementcitation_passage_hashed', violation_error_message='A passage carries the SHA-256 of its words.'), models.UniqueConstraint(fields=('record', 'position'), name='sources_statementcitation_unique', violation_error_message='Two citations of one record have the same position.')],
                },
            ),
        ]),
    ]
