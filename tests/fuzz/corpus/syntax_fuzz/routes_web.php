O<?php
Route::prefix("api")->group(function () { Route::match(["get", "post"], "/u/{id?}", "C@m")->name("u"); });
