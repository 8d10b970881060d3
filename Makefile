# Every target does the set-up it needs, once: see scripts/ for how.
# ARGS goes to the command, as in `make site ARGS="--now 2026-12-01T10:30:00+09:00"`.

BIN := .venv/bin
BASE ?= origin/main
# A file of tests on one core; in the order of tests/conftest.py, the longest first.
SPREAD := --numprocesses auto --dist loadfile --no-loadscope-reorder --max-worker-restart 0
SITE_READY := .venv/.ready-for-site
DESK_READY := .venv/.ready-for-desk
PRINT_READY := .venv/.ready-for-print
TEST_READY := .venv/.ready-for-test
BENCH_READY := .venv/.ready-for-bench
NODE_READY := node_modules/.package-lock.json

# Compiled once and kept, whatever the shell says: the tests start Python hundreds of times.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := site
.PHONY: new site test test-faults check-code desk-load preview check publish publish-rest held-back rollback bench lighthouse first-view accessibility load lint format \
	lock schemas pictures print card editor clean help comment post-comment verify watch quiet-days previous old-contacts mutants test-tools translated desk

site: $(SITE_READY) ## check the content and build the site into output/
	$(BIN)/yorisoi build $(ARGS)

test: lint test-tools $(NODE_READY) ## run every test, browser and HTML validity included
	$(BIN)/pytest $(SPREAD) $(ARGS)

check-code: lint ## lint, types and the quick tests, without browser and npm: for each change, under a minute
	$(BIN)/pytest $(SPREAD) $(addprefix --ignore=tests/formats/,test_ics.py test_structured_data.py) \
		$(addprefix tests/,test_reporting.py models schedule inspection formats system) \
		$(addprefix tests/loading/,test_loading.py test_bad_inputs.py test_contact_tables.py \
			test_readability.py test_advice.py test_changing.py) \
		tests/rendering/test_site.py \
		$(addprefix tests/theme/,test_theme.py test_contrast.py) \
		$(addprefix tests/release/,test_build.py test_settings.py test_switching.py test_parts.py) \
		$(addprefix tests/desk/,test_event_files.py test_workbook.py) \
		$(addprefix tests/project/,test_architecture.py test_new_field.py test_guide.py \
			test_loops.py test_messages.py test_rules.py test_check_code.py test_patterns.py) \
		tests/editing/test_json_schema.py $(ARGS)

test-faults: test-tools ## kill, fill the disk and race the build, spoil the content, live 400 days
	FAULTS=full $(BIN)/pytest --timeout 0 -s $(addprefix tests/release/, \
		test_faults.py test_mutations.py test_400_days.py) $(ARGS)

preview: $(SITE_READY) ## show the site at 127.0.0.1:8000 while it is being edited
	$(BIN)/yorisoi preview $(ARGS)

check: $(SITE_READY) ## check the content, build nothing
	$(BIN)/yorisoi check $(ARGS)

publish: $(SITE_READY) ## build for the public address in SITEURL; PUBLISHED=URL is compared with
	$(BIN)/yorisoi build -s publishconf.py $(if $(PUBLISHED),--published "$(PUBLISHED)") $(ARGS)

publish-rest: ## publish where a slip forbids it: each faulty file stays as it was before
	$(MAKE) publish ARGS="--hold-back $(ARGS)"

held-back: ## on GitHub alone: fail, so that whoever made the slip is told
	@echo "::error::まちがいのあるファイルは、前のまま公開しました。build の記録を見て、直してください"; false

rollback: $(SITE_READY) ## serve the build before this one again
	$(BIN)/yorisoi rollback $(ARGS)

previous: $(SITE_READY) ## on GitHub alone: name the publication before the one at URL, or take RUN
	$(BIN)/python scripts/previous.py "$(URL)" $(if $(RUN),"$(RUN)")

old-contacts: $(SITE_READY) ## refuse an earlier site in FOLDER with contacts that today's data lacks
	$(BIN)/yorisoi rollback --check "$(FOLDER)" $(if $(filter true,$(ALLOW)),--allow-old) $(ARGS)

new: $(SITE_READY) ## ask for a workshop's facts and write its file
	@$(BIN)/yorisoi new $(ARGS)

translated: $(SITE_READY) ## say that the page PAGE=en/index.md was made to follow its original
	@$(BIN)/yorisoi translated "$(PAGE)" $(ARGS)

desk: $(DESK_READY) ## open the staff's desk at 127.0.0.1:8001; the first time with an invitation
	@$(BIN)/yorisoi desk $(ARGS)

schemas: $(SITE_READY) ## write schemas/ and the guide's tables anew from the models
	$(BIN)/python scripts/write_schemas.py

print: $(PRINT_READY) ## write a poster, the month's programme, flyers, a card as PDF; SITEURL for QR codes
	$(BIN)/yorisoi print $(ARGS)

card: $(PRINT_READY) ## draw the share card and the banner anew, after the name or the look has changed
	$(BIN)/yorisoi card $(ARGS)

editor: $(SITE_READY) $(NODE_READY) ## write editor/, to edit workshops of REPOSITORY in a browser
	$(BIN)/python scripts/write_editor.py $(REPOSITORY) $(ARGS)

mutants: test-tools $(NODE_READY) ## change one thing at a time and see whether the tests notice; ARGS=schedule
	$(BIN)/python scripts/mutants.py $(ARGS)

comment: $(SITE_READY) ## say what a proposal changes against BASE, into proposal/
	$(BIN)/python scripts/comment.py "$(BASE)"

post-comment: $(SITE_READY) ## on GitHub alone: write that on the proposal itself
	$(BIN)/python scripts/post_comment.py proposal/proposal.json

verify: $(SITE_READY) ## compare the live site at URL with what was built
	$(BIN)/python scripts/verify.py "$(URL)" $(ARGS)

watch: $(SITE_READY) ## look at the live site at URL from outside; say, mail and fail where it is not well
	$(BIN)/yorisoi watch "$(URL)" $(ARGS)

quiet-days: $(SITE_READY) ## fail where GitHub would soon stop the nights, as nobody has changed anything
	$(BIN)/python scripts/quiet_days.py

pictures: test-tools ## take the pictures of README and staff guide anew
	$(BIN)/python scripts/guide_pictures.py

load: $(NODE_READY) ## measure what an nginx with the built site bears, for 30 seconds a page
	$(BIN)/python scripts/load.py $(ARGS)

desk-load: test-tools ## let 20 people work at the desk at once for a minute, and count errors
	$(BIN)/python scripts/desk_load.py $(ARGS)

bench: $(BENCH_READY) ## build beside Pelican, Eleventy and Hugo, weigh pages; ARGS="--rounds 3" is quicker
	$(BIN)/python benchmarks/bench.py $(ARGS)

lighthouse: test-tools $(NODE_READY) ## ask Lighthouse about each kind of page; reports/ holds what it says
	$(BIN)/python benchmarks/lighthouse.py $(ARGS)

first-view: test-tools ## measure how soon a page can be read on a slow phone
	$(BIN)/python benchmarks/first_view.py $(ARGS)

accessibility: test-tools $(NODE_READY) ## run the tests of access and write what they say on the page
	$(BIN)/python scripts/accessibility.py $(ARGS)

lint: $(TEST_READY) ## read the code for faults, its layout and its types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy scripts benchmarks

format: $(TEST_READY) ## lay out the code and mend what can be mended by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: ## write the lock files anew; ARGS=--upgrade takes the newest versions
	scripts/lock $(ARGS)

clean: ## remove what was built and what was installed here
	rm -rf output reports editor .yorisoi .yorisoi-output .venv node_modules benchmarks/node_modules
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

# A stamp is older than its lock when the lock has changed: only then is anything installed.
$(SITE_READY): requirements.lock pyproject.toml
	scripts/install-python requirements.lock
	@touch $@

$(DESK_READY): requirements-desk.lock $(SITE_READY)
	scripts/install-python requirements-desk.lock
	@touch $@

$(PRINT_READY): requirements-print.lock $(SITE_READY)
	scripts/install-python requirements-print.lock
	scripts/install-print-tools
	@touch $@

$(TEST_READY): requirements-test.lock $(SITE_READY)
	scripts/install-python requirements-test.lock
	@touch $@

$(NODE_READY): package-lock.json | test-tools
	npm ci --silent
	@touch $@

$(BENCH_READY): requirements-bench.lock benchmarks/package-lock.json | test-tools
	scripts/install-python requirements-bench.lock
	npm ci --silent --prefix benchmarks
	@touch $@

test-tools: $(TEST_READY)
	@scripts/install-test-tools
