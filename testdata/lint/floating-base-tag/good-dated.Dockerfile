FROM rustlang/rust:nightly-2024-01-15 AS build
FROM debian:stable-20240110-slim AS base
FROM ghcr.io/x/y:main-3f2a91c
