drop table job_schedules;
drop table jobs;
