Lurlpatterns = [path("u/<int:id>/", views.one, name="one"), re_path(r"^x$", x), include("a.urls")]
