drop table model_usage;
drop table model_answers;
