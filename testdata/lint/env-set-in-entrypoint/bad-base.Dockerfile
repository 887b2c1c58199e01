FROM osrf/ros:humble-desktop
CMD ["bash"]
