NRails.application.routes.draw do
  resources :users, only: [:index] do
    get "one", on: :member
  end
  namespace :api do
    match "/x", to: "x#y", via: [:get, :post]
  end
end
