// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/database.h"
#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "models/items/jobtablemodel.h"
#include "tests/gui/shellworld.h"
#include "views/desk.h"
#include "views/pages/jobspane.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include <functional>
#include <vector>

namespace renzhi {

using JobRecord = JobTableModel::Record;

enum Listed { AllKinds, PrimaryKind, PartTimeKind }; // in the order of the choice

// A tenant with its page of jobs.
class JobsPageWorld : public ShellWorld
{
public:
    using ShellWorld::ShellWorld;

    [[nodiscard]] bool crawl()
    {
        const QSignalSpy ended(&service(), &DirectoryService::crawlFinished);
        service().crawlJobs({});
        return QTest::qWaitFor([&ended] { return !ended.isEmpty(); }, test::Patience);
    }
    // What was asked for is there.
    [[nodiscard]] bool isListed()
    {
        return QTest::qWaitFor([this] { return pane().isVisible() && !pane().isSearching(); },
                               test::Patience);
    }
    [[nodiscard]] bool openPage()
    {
        find<QAction>(QStringLiteral("actionGoJobs"))->trigger();
        return isListed();
    }
    [[nodiscard]] bool openAll() { return open() && crawl() && openPage(); }

    [[nodiscard]] JobsPane &pane() { return *find<JobsPane>(QStringLiteral("jobsPane")); }
    [[nodiscard]] TableView &table() { return *find<TableView>(QStringLiteral("jobsTable")); }
    [[nodiscard]] JobTableModel &jobs() { return *session().jobs; }
    [[nodiscard]] QComboBox &relation() { return *find<QComboBox>(QStringLiteral("jobRelation")); }
    [[nodiscard]] Subject subject() { return window().findChild<Desk *>()->subject(); }
    [[nodiscard]] QString hits()
    {
        return pane().findChild<QLabel *>(QStringLiteral("hits"))->text();
    }

    [[nodiscard]] std::vector<JobRecord> records()
    {
        std::vector<JobRecord> all;
        for (int row = 0; row < jobs().rowCount(); ++row)
            all.push_back(jobs().recordAt(row).value_or(JobRecord {}));
        return all;
    }
    // Of the rows on the page, in no order; a row that shows nothing is an empty text.
    [[nodiscard]] QStringList listedIds()
    {
        QStringList ids;
        for (const JobRecord &record : records())
            ids.append(record.job.id.toString());
        ids.sort();
        return ids;
    }
    // The same as the server has them, of those that are `meant`.
    [[nodiscard]] QStringList
    serverIds(const std::function<bool(const User &, const SandboxJob &)> &meant)
    {
        QStringList ids;
        for (const auto &person : service().personRows(service().people().find({}))) {
            const QList<SandboxJob> jobs = server().jobs(person.user.id.toString());
            for (const SandboxJob &job : jobs) {
                if (meant(person.user, job))
                    ids.append(job.id);
            }
        }
        ids.sort();
        return ids;
    }
    [[nodiscard]] QStringList serverIds()
    {
        return serverIds([](const User &, const SandboxJob &) { return true; });
    }
    [[nodiscard]] int rowOfJob(const JobId &job)
    {
        for (int row = 0; row < jobs().rowCount(); ++row) {
            if (jobs().index(row, 0).data(IdRole).toString() == job.toString())
                return row;
        }
        return -1;
    }
    [[nodiscard]] QString cell(int row, JobColumn column)
    {
        return jobs().index(row, int(column)).data().toString();
    }
    [[nodiscard]] QString chosenJob() { return table().currentIndex().data(IdRole).toString(); }

    // The jobs of somebody were asked for, and the cache has what came of it, or cannot take it.
    [[nodiscard]] bool read(const QString &person)
    {
        bool answered = false, kept = false;
        QObject context;
        service().readJobs(UserId(person), {}, &context,
                           [&answered](const auto &) { answered = true; });
        if (!QTest::qWaitFor([&answered] { return answered; }, test::Patience))
            return false;
        service().whenKept(&context, [&kept] { kept = true; });
        return QTest::qWaitFor([&kept] { return kept; }, test::Patience);
    }
    // With the jobs of this person alone, and nothing else on the way.
    [[nodiscard]] bool openWith(const QString &person)
    {
        return open() && read(person) && openPage();
    }
    [[nodiscard]] bool runOnDisk(const char *statements)
    {
        const auto database = Database::open(cacheDirectory() + QStringLiteral("/cache.sqlite"));
        return database && (*database)->run(statements);
    }
    // What stands where no row does.
    [[nodiscard]] QString emptyText(const QString &label)
    {
        const auto *empty = pane().findChild<QWidget *>(QStringLiteral("empty"));
        return empty->isVisible() ? empty->findChild<QLabel *>(label)->text() : QString();
    }
    [[nodiscard]] QString emptyTitle() { return emptyText(QStringLiteral("emptyStateTitle")); }
    [[nodiscard]] QPushButton &emptyButton()
    {
        return *pane()
                    .findChild<QWidget *>(QStringLiteral("empty"))
                    ->findChild<QPushButton *>(QStringLiteral("emptyStateButton"));
    }

    // In words that nobody else's name has.
    static QString ouyang() { return QStringLiteral("ouyang.xinmiao"); }
    QString addOuyang(int partTimeJobs)
    {
        return addPerson({ QStringLiteral("欧阳鑫淼"), ouyang(), partTimeJobs });
    }
};

} // namespace renzhi
