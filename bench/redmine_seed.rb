# 10 000 issues in a project that anyone may read, for serve.py; run by Redmine's `rails runner` on a
# database of its own.
require 'redmine/default_data/loader'
Redmine::DefaultData::Loader.load('en') if Redmine::DefaultData::Loader.no_data?
project = Project.find_by(identifier: 'people') ||
          Project.create!(name: 'People', identifier: 'people', is_public: true,
                          enabled_module_names: ['issue_tracking'], trackers: Tracker.all)
now = Time.now.utc
row = { tracker_id: Tracker.first.id, project_id: project.id, description: '',
        status_id: IssueStatus.first.id, priority_id: IssuePriority.first.id,
        author_id: User.first.id, created_on: now, lft: 1, rgt: 2, lock_version: 0, done_ratio: 0,
        is_private: false }
(Issue.count...10_000).each_slice(500) do |numbers|
  Issue.insert_all!(numbers.map { |n| row.merge(subject: "Person #{n}", updated_on: now - n * 60) })
end
Issue.update_all('root_id = id')
